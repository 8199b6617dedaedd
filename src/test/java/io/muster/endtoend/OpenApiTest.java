package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API's description is OpenAPI 3.1, names every route, and tells the form of what the running server answers. */
class OpenApiTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private static final String DOCUMENT = "https://muster.example.com/api/openapi.json";

    private static JsonNode description = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();

    @BeforeAll
    static void a_cohort_with_a_past() {
        muster.database.people("vip", "ann", "ben");
        muster.define(
                "vip", people("vip").named("VIP customers").with("notify: { to: [ crm@example.com ], overdue: 26h }"));
        muster.imports("vip");
        muster.database.people("vip", "ann");
        muster.imports("vip");
        muster.api.put("/api/cohorts/vip/schedule", "{\"daily\": \"07:00\", \"zone\": \"Europe/Paris\"}");
        description = muster.api.get("/api/openapi.json").json();
    }

    @Test
    void it_is_valid_openapi() throws IOException {
        assertThat(openApi().validate(description.toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void no_name_in_it_is_a_sentence_and_nothing_is_empty() {
        List<String> odd = new ArrayList<>();
        odd(description, "", odd);

        assertThat(odd).isEmpty();
    }

    /** A comma in an unquoted description makes a field of what follows. */
    private static void odd(JsonNode node, String place, List<String> odd) {
        // In a list of what may stand there, null is a value.
        if (node.isNull() && !place.endsWith("/enum/-")) {
            odd.add(place + " has no value");
        }
        node.fields().forEachRemaining(field -> {
            if (!field.getKey().matches("\\S+")) {
                odd.add(place + " has a field \"" + field.getKey() + "\"");
            }
            odd(field.getValue(), place + "/" + field.getKey(), odd);
        });
        if (node.isArray()) {
            node.forEach(each -> odd(each, place + "/-", odd));
        }
    }

    @Test
    void it_names_every_route_of_the_api_and_none_that_is_not_there() {
        Set<String> described = new TreeSet<>();
        description.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                    if (Set.of("get", "put", "post", "patch", "delete").contains(method)) {
                        described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(described)
                .isEqualTo(muster.routes().stream()
                        .filter(route -> route.contains(" /api/") || route.contains(" /health/"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/cohorts, /api/cohorts,, 200",
        "GET, /api/cohorts/vip, /api/cohorts/{cohort},, 200",
        "GET, /api/cohorts/nobody, /api/cohorts/{cohort},, 404",
        "GET, /api/cohorts/vip/imports, /api/cohorts/{cohort}/imports,, 200",
        "GET, /api/cohorts/vip/imports?limit=x, /api/cohorts/{cohort}/imports,, 400",
        "GET, /api/cohorts/vip/notifications, /api/cohorts/{cohort}/notifications,, 200",
        "GET, /api/cohorts/nobody/notifications, /api/cohorts/{cohort}/notifications,, 404",
        "GET, /api/imports/1, /api/imports/{id},, 200",
        "GET, /api/cohorts/vip/schedule, /api/cohorts/{cohort}/schedule,, 200",
        "POST, /api/schedules/preview, /api/schedules/preview, '{\"monthly\": {\"day\": \"last\", \"at\": \"02:30\"}}', 200",
        "POST, /api/schedules/preview, /api/schedules/preview, '{\"daily\": \"25:00\"}', 400",
        "POST, /api/cohorts/vip/previews, /api/cohorts/{cohort}/previews,, 202",
        "GET, /api/previews/999999, /api/previews/{id},, 404",
        "POST, /api/persons, /api/persons, '{\"kind\": \"external_id\", \"value\": \"ben\"}', 200",
        "POST, /api/cohorts/vip/trust, /api/cohorts/{cohort}/trust,, 409",
        "GET, /api/workspaces, /api/workspaces,, 200",
        "POST, /api/workspaces/default/test, /api/workspaces/{workspace}/test,, 200",
        "POST, /api/workspaces/nowhere/test, /api/workspaces/{workspace}/test,, 404",
        "POST, /api/workspaces/default/same, /api/workspaces/{workspace}/same,, 409",
        "POST, /api/workspaces/default/another, /api/workspaces/{workspace}/another,, 409",
        "GET, /api/me, /api/me,, 200",
        "GET, /api/users, /api/users,, 200",
        "GET, /api/tokens, /api/tokens,, 200",
        "GET, /api/audit, /api/audit,, 200",
        "PUT, /api/cohorts/vip/schedule, /api/cohorts/{cohort}/schedule, '{\"daily\": \"08:00\"}', 200",
        "POST, /api/cohorts/vip/schedule/pause, /api/cohorts/{cohort}/schedule/pause,, 200",
        "GET, /api/cohorts/vip, /api/cohorts/{cohort},, 200",
        "POST, /api/cohorts/vip/schedule/resume, /api/cohorts/{cohort}/schedule/resume,, 200",
        "POST, /api/cohorts/vip/pause, /api/cohorts/{cohort}/pause,, 202",
        "GET, /api/cohorts, /api/cohorts,, 200",
        "POST, /api/cohorts/vip/resume, /api/cohorts/{cohort}/resume,, 202",
        "POST, /api/cohorts/vip/imports, /api/cohorts/{cohort}/imports,, 202",
        "POST, /api/cohorts/vip/retry-refused, /api/cohorts/{cohort}/retry-refused,, 202",
        "POST, /api/cohorts/vip/resync, /api/cohorts/{cohort}/resync,, 202",
        "GET, /health/live, /health/live,, 200",
        "GET, /health/ready, /health/ready,, 200",
    })
    void it_tells_the_form_of_each_answer(String method, String path, String route, String body, int status) {
        String sent = body == null ? "" : body;
        ApiReply reply =
                switch (method) {
                    case "GET" -> muster.api.get(path);
                    case "PUT" -> muster.api.put(path, sent);
                    default -> muster.api.ask(path, sent);
                };

        assertThat(reply.status()).as(reply.detail()).isEqualTo(status);
        isDescribed(reply, method, route, status);
    }

    @Test
    void it_tells_the_form_of_imports_and_previews_with_rejects_and_remarks() {
        muster.database.people("odd", "ann", "ben", "NULL", "\u200bcleo", " ");
        muster.define("odd", people("odd").with("guards: { max-rejected: 100% }"));
        String preview = muster.api.post("/api/cohorts/odd/previews").id();
        await("the preview").until(() -> muster.api
                .get("/api/previews/" + preview)
                .json()
                .path("state")
                .asText()
                .equals("DONE"));
        String id = muster.imports("odd").id();

        ApiReply previewed = muster.api.get("/api/previews/" + preview);
        ApiReply imported = muster.api.get("/api/imports/" + id);

        assertThat(imported.json().path("rejects")).isNotEmpty();
        assertThat(imported.json().path("remarks")).isNotEmpty();
        isDescribed(previewed, "GET", "/api/previews/{id}", 200);
        isDescribed(imported, "GET", "/api/imports/{id}", 200);
    }

    /** It has the form that is described, and no field that is not. */
    private static void isDescribed(ApiReply reply, String method, String route, int status) {
        String pointer = pointer(route, method, status, reply.contentType());
        List<String> unknown = new ArrayList<>();
        undescribed(reply.json(), List.of(description.at(pointer)), "", unknown);

        assertThat(form(pointer).validate(reply.json().toString(), InputFormat.JSON))
                .as("%s %s: %s", method, route, reply.json())
                .isEmpty();
        assertThat(unknown)
                .as("fields of %s %s without a description", method, route)
                .isEmpty();
    }

    private static void undescribed(JsonNode value, List<JsonNode> schemas, String place, List<String> unknown) {
        List<JsonNode> all = schemas.stream().flatMap(OpenApiTest::alternatives).toList();
        value.fields().forEachRemaining(field -> {
            List<JsonNode> described = all.stream()
                    .map(schema -> schema.path("properties").path(field.getKey()))
                    .filter(schema -> !schema.isMissingNode())
                    .toList();
            List<JsonNode> others = all.stream()
                    .map(schema -> schema.path("additionalProperties"))
                    .filter(schema -> schema.isObject() || schema.asBoolean())
                    .toList();
            if (described.isEmpty() && others.isEmpty()) {
                unknown.add(place + "/" + field.getKey());
            } else {
                undescribed(
                        field.getValue(),
                        described.isEmpty() ? others : described,
                        place + "/" + field.getKey(),
                        unknown);
            }
        });
        if (value.isArray()) {
            List<JsonNode> items = all.stream()
                    .map(schema -> schema.path("items"))
                    .filter(schema -> !schema.isMissingNode())
                    .toList();
            value.forEach(each -> undescribed(each, items, place + "/-", unknown));
        }
    }

    /** A schema with all that it refers to or is put together from. */
    private static Stream<JsonNode> alternatives(JsonNode schema) {
        Stream<JsonNode> referred = schema.has("$ref")
                ? alternatives(description.at(schema.path("$ref").textValue().substring(1)))
                : Stream.of();
        return Stream.of(
                        Stream.of(schema),
                        referred,
                        Stream.of("allOf", "anyOf", "oneOf")
                                .flatMap(kind ->
                                        StreamSupport.stream(schema.path(kind).spliterator(), false))
                                .flatMap(OpenApiTest::alternatives))
                .flatMap(each -> each);
    }

    /** Where the description has the schema of an answer. */
    private static String pointer(String route, String method, int status, String type) {
        String media = type.replaceFirst(";.*", "");
        String operation = "/paths/" + escaped(route) + "/" + method.toLowerCase(java.util.Locale.ROOT);
        JsonNode answer = description.at(operation + "/responses/" + status);
        String place =
                answer.has("$ref") ? answer.path("$ref").textValue().substring(1) : operation + "/responses/" + status;
        String pointer = place + "/content/" + escaped(media) + "/schema";
        assertThat(description.at(pointer).isMissingNode())
                .as("%s is described", pointer)
                .isFalse();
        return pointer;
    }

    private static Schema form(String pointer) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(java.util.Map.of(DOCUMENT, description.toString())))
                .getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Schema openApi() throws IOException {
        String name = "/spec.openapis.org/oas/3.1/schema/2022-10-07";
        try (InputStream in = Objects.requireNonNull(OpenApiTest.class.getResourceAsStream(name), name)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
