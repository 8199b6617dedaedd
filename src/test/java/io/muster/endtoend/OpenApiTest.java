package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

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
        "GET, /health/live, /health/live,, 200",
        "GET, /health/ready, /health/ready,, 200",
    })
    void it_tells_the_form_of_each_answer(String method, String path, String route, String body, int status) {
        ApiReply reply = method.equals("GET") ? muster.api.get(path) : muster.api.ask(path, body == null ? "" : body);

        assertThat(reply.status()).as(reply.detail()).isEqualTo(status);
        assertThat(form(route, method, status, reply.contentType())
                        .validate(reply.json().toString(), InputFormat.JSON))
                .as("%s %s: %s", method, path, reply.json())
                .isEmpty();
    }

    /** The schema of an answer, found by its place in the description. */
    private static Schema form(String route, String method, int status, String type) {
        String media = type.replaceFirst(";.*", "");
        String operation = "/paths/" + escaped(route) + "/" + method.toLowerCase(java.util.Locale.ROOT);
        JsonNode answer = description.at(operation + "/responses/" + status);
        String place =
                answer.has("$ref") ? answer.path("$ref").textValue().substring(1) : operation + "/responses/" + status;
        String pointer = place + "/content/" + escaped(media) + "/schema";
        assertThat(description.at(pointer).isMissingNode())
                .as("%s is described", pointer)
                .isFalse();
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
