package io.muster.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.muster.braze.Delivery;
import io.muster.braze.DeliverySteps;
import io.muster.braze.FairTurns;
import io.muster.braze.LimitPatience;
import io.muster.braze.RateLimitPause;
import io.muster.braze.RequestBudget;
import io.muster.braze.ResponseBounds;
import io.muster.datasource.SourceRights;
import io.muster.imports.Outcomes;
import io.muster.imports.RunningImports;
import io.muster.match.LookupRounds;
import io.muster.notify.NotificationChannels;
import io.muster.notify.alarm.AlarmSteps;
import io.muster.notify.mail.MailLogin;
import io.muster.notify.mail.MailMessages;
import io.muster.notify.message.ImportNotifications;
import io.muster.notify.webhook.WebhookClient;
import io.muster.notify.webhook.WebhookRequests;
import io.muster.operations.DiskSpaceWatch;
import io.muster.pipeline.DefinitionWatch;
import io.muster.pipeline.FileArrivals;
import io.muster.pipeline.ImportClaimer;
import io.muster.pipeline.ImportObstacles;
import io.muster.pipeline.ImportSteps;
import io.muster.pipeline.LookupRowMapper;
import io.muster.pipeline.LookupSteps;
import io.muster.pipeline.OldFiles;
import io.muster.pipeline.PreviewSteps;
import io.muster.pipeline.ResponsePolicy;
import io.muster.pipeline.RestoreWatch;
import io.muster.pipeline.Retention;
import io.muster.pipeline.RouteErrorLog;
import io.muster.pipeline.SourceReading;
import io.muster.pipeline.SourceSteps;
import io.muster.pipeline.StrayFiles;
import io.muster.pipeline.TakenFiles;
import io.muster.schedule.ScheduleSteps;
import io.muster.settings.SettingsFixture;
import io.muster.workspace.WorkspaceMonitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The routes as operators read them: valid, named throughout, and in step with the beans. */
class RoutesTest {

    private static final Path ROUTES = Path.of("routes");
    private static final Pattern BOUND = Pattern.compile("camel\\.bind\\(\\s*\"([^\"]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}?:]+)}}");

    /** The beans that the wiring binds for the routes; {@link #the_beans_of_this_test_are_those_of_the_wiring}. */
    private static final Map<String, Class<?>> BEANS = Map.ofEntries(
            Map.entry("imports", ImportSteps.class),
            Map.entry("obstacles", ImportObstacles.class),
            Map.entry("lookups", LookupSteps.class),
            Map.entry("lookupRows", LookupRowMapper.class),
            Map.entry("sources", SourceSteps.class),
            Map.entry("previews", PreviewSteps.class),
            Map.entry("deliveries", DeliverySteps.class),
            Map.entry("responses", ResponsePolicy.class),
            Map.entry("rateLimitPause", RateLimitPause.class),
            Map.entry("limitPatience", LimitPatience.class),
            Map.entry("fairTurns", FairTurns.class),
            Map.entry("requestBudget", RequestBudget.class),
            Map.entry("answerBounds", ResponseBounds.class),
            Map.entry("claimer", ImportClaimer.class),
            Map.entry("runs", RunningImports.class),
            Map.entry("fileArrivals", FileArrivals.class),
            Map.entry("takenFiles", TakenFiles.class),
            Map.entry("outcomes", Outcomes.class),
            Map.entry("strayFiles", StrayFiles.class),
            Map.entry("embeddedDatabase", Runnable.class),
            Map.entry("channels", NotificationChannels.class),
            Map.entry("mails", MailMessages.class),
            Map.entry("notifications", ImportNotifications.class),
            Map.entry("mailLogin", MailLogin.class),
            Map.entry("webhooks", WebhookRequests.class),
            Map.entry("webhookClient", WebhookClient.class),
            Map.entry("alarms", AlarmSteps.class),
            Map.entry("definitionWatch", DefinitionWatch.class),
            Map.entry("oldFiles", OldFiles.class),
            Map.entry("restoreWatch", RestoreWatch.class),
            Map.entry("retention", Retention.class),
            Map.entry("sourceRights", SourceRights.class),
            Map.entry("diskWatch", DiskSpaceWatch.class),
            Map.entry("routeErrors", RouteErrorLog.class),
            Map.entry("schedules", ScheduleSteps.class),
            Map.entry("workspaceWatch", WorkspaceMonitor.class));

    /** What the routes carry and ask directly. */
    private static final Map<String, Class<?>> VARIABLES =
            Map.of("reading", SourceReading.class, "lookup", LookupRounds.class, "delivery", Delivery.class);

    private static final Pattern CALL = Pattern.compile("\\$\\{variable\\.(\\w+)\\.(.+)}", Pattern.DOTALL);

    /** Data sources, which routes name as {@code #bean:}. */
    private static final Set<String> DATABASES = Set.of("muster", "source-");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ROUTES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_in_canonical_notation(Path file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RoutesTest.class.getResourceAsStream("/schema/camelYamlDsl-canonical.json"))) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(in);

            List<Error> errors = schema.validate(Files.readString(file), InputFormat.YAML);

            assertThat(errors)
                    .extracting(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .isEmpty();
        }
    }

    @Test
    void every_route_and_every_node_has_an_id_and_says_what_it_is_for() {
        List<String> nameless = new ArrayList<>();
        nodes((where, node) -> {
            boolean described = node.get("description") instanceof String || where.equals("noErrorHandler");
            if (!(node.get("id") instanceof String) || !described) {
                nameless.add(where + " " + node);
            }
        });

        assertThat(nameless).isEmpty();
    }

    @Test
    void no_id_stands_twice() {
        List<Object> ids = new ArrayList<>();
        nodes((where, node) -> ids.add(node.get("id")));

        assertThat(ids).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    @Test
    void every_bean_and_method_that_a_route_names_exists() {
        Map<String, Class<?>> beans = beans();
        List<String> asked = new ArrayList<>();
        maps((key, map) -> {
            if (map.get("ref") instanceof String ref) {
                String method = String.valueOf(map.get("method"));
                asked.add(ref);
                assertThat(beans).as("the bean of " + map).containsKey(ref);
                assertThat(Arrays.stream(beans.getOrDefault(ref, Object.class).getMethods())
                                .filter(each -> fits(each, method)))
                        .as("public methods of %s for %s", ref, method)
                        .isNotEmpty();
            }
        });

        assertThat(asked).hasSizeGreaterThan(30);
    }

    @Test
    void every_method_that_a_route_asks_of_a_variable_exists() {
        List<String> asked = new ArrayList<>();
        texts(text -> {
            Matcher call = CALL.matcher(text);
            if (call.matches() && VARIABLES.containsKey(call.group(1))) {
                String method = call.group(2);
                // Simple would put the argument into the call as a text, people's identifiers with it.
                assertThat(method).as(text).doesNotContain("${");
                asked.add(text);
                assertThat(Arrays.stream(VARIABLES.get(call.group(1)).getMethods())
                                .filter(each -> fits(each, method)))
                        .as("public methods of the variable in %s", text)
                        .isNotEmpty();
            }
        });

        assertThat(asked).hasSizeGreaterThan(3);
    }

    @Test
    void every_other_reference_is_to_a_bean_too() {
        Set<String> known = new TreeSet<>(beans().keySet());
        known.addAll(DATABASES);
        texts(text -> {
            if (text.startsWith("#bean:")) {
                assertThat(known).contains(text.substring("#bean:".length()).replaceAll("\\$\\{.*", ""));
            }
        });
    }

    @Test
    void the_beans_of_this_test_are_those_of_the_wiring() throws IOException {
        StringBuilder wiring = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/muster/boot"))) {
            for (Path file : files.filter(each -> each.toString().matches(".*(Application|Wiring)\\.java"))
                    .toList()) {
                wiring.append(Files.readString(file));
            }
        }
        Set<String> bound = BOUND.matcher(wiring)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !DATABASES.contains(name))
                .collect(Collectors.toSet());

        assertThat(bound).isEqualTo(BEANS.keySet());
    }

    @Test
    void every_exception_that_a_route_names_exists() {
        maps((key, map) -> {
            if (map.get("exception") instanceof List<?> names) {
                for (Object name : names) {
                    assertThatCode(() -> assertThat(Throwable.class).isAssignableFrom(Class.forName(name.toString())))
                            .as("%s", name)
                            .doesNotThrowAnyException();
                }
            }
        });
    }

    @Test
    void every_step_leads_somewhere_and_every_file_is_there() {
        Set<String> from = top("route").stream()
                .map(route -> text(map(route.getOrDefault("from", Map.of())), "uri"))
                .collect(Collectors.toSet());
        maps((key, map) -> {
            if (map.get("uri") instanceof String uri && (uri.startsWith("direct:") || uri.startsWith("seda:"))) {
                assertThat(from).contains(uri);
            }
            if (map.get("uri") instanceof String uri && uri.startsWith("sql:file:")) {
                assertThat(Path.of(uri.substring("sql:file:".length()))).isRegularFile();
            }
        });
    }

    @Test
    void every_rule_for_errors_that_a_route_names_is_written_down() {
        Set<Object> known = top("routeConfiguration").stream()
                .map(configuration -> configuration.get("id"))
                .collect(Collectors.toSet());

        assertThat(top("route"))
                .extracting(route -> route.get("routeConfigurationId"))
                .filteredOn(Objects::nonNull)
                .isSubsetOf(known);
    }

    /** {@link ConsumerTroubleTest} shows which consumers tell their handler; a query's does not, and Quartz has none. */
    @Test
    void no_exception_is_lost_between_a_route_and_its_consumer() {
        List<String> lost = new ArrayList<>();
        top("route").forEach(route -> {
            Map<String, Object> from = map(Objects.requireNonNull(route.get("from")));
            String uri = text(from, "uri");
            boolean tells = uri.startsWith("scheduler:") || uri.startsWith("seda:");
            boolean handled = from.get("parameters") instanceof Map<?, ?> parameters
                    && "#bean:routeErrors".equals(parameters.get("exceptionHandler"));
            boolean quiet = uri.startsWith("direct:") || (tells ? handled : isGuarded(route, from));
            if (!quiet) {
                lost.add(text(route, "id"));
            }
        });

        assertThat(lost).isEmpty();
    }

    /** Camel's timer is a java.util.Timer: a wall clock that is set back stops it, and an Error ends it for good. */
    @Test
    void what_ticks_is_a_scheduler_and_no_timer() {
        assertThat(top("route"))
                .extracting(route -> text(map(route.getOrDefault("from", Map.of())), "uri"))
                .as("write uri: scheduler:… with delay, initialDelay and synchronous: true")
                .noneMatch(uri -> uri.startsWith("timer:"));
    }

    private static boolean isGuarded(Map<String, Object> route, Map<String, Object> from) {
        List<?> steps = (List<?>) from.getOrDefault("steps", List.of());
        return route.containsKey("routeConfigurationId")
                || steps.stream().allMatch(step -> {
                    Map<String, Object> tried = map(map(step).getOrDefault("doTry", Map.of()));
                    return tried.get("doCatch") instanceof List<?> branches
                            && branches.stream().anyMatch(branch -> List.of("java.lang.Exception")
                                    .equals(map(branch).get("exception")));
                });
    }

    @Test
    void a_placeholder_without_a_default_is_set(@TempDir Path folder) throws IOException {
        Properties set = CamelProperties.of(new SettingsFixture(folder).settings(SettingsFixture.ENOUGH));
        List<String> asked = new ArrayList<>();
        for (Path file : files()) {
            PLACEHOLDER
                    .matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(asked::add);
        }

        assertThat(asked).isNotEmpty();
        assertThat(set.stringPropertyNames()).containsAll(asked);
    }

    /** Whether a public method answers {@code name} or {@code name(…)} with as many arguments. */
    private static boolean fits(Method method, String asked) {
        int bracket = asked.indexOf('(');
        if (bracket < 0) {
            return method.getName().equals(asked);
        }
        String arguments = asked.substring(bracket + 1, asked.lastIndexOf(')')).strip();
        int count = arguments.isEmpty() ? 0 : arguments.split(",").length;
        return method.getName().equals(asked.substring(0, bracket)) && method.getParameterCount() == count;
    }

    private static Map<String, Class<?>> beans() {
        Map<String, Class<?>> all = new HashMap<>(BEANS);
        top("beans").forEach(bean -> {
            try {
                all.put(text(bean, "name"), Class.forName(text(bean, "type")));
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        });
        return all;
    }

    /** What stands under {@code kind} at the top of the files. */
    private static List<Map<String, Object>> top(String kind) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (Object each : all()) {
            Object one = map(each).get(kind);
            if (one instanceof List<?> several) {
                several.forEach(inner -> found.add(map(inner)));
            } else if (one != null) {
                found.add(map(one));
            }
        }
        return found;
    }

    private static List<Object> all() {
        try {
            List<Object> all = new ArrayList<>();
            for (Path file : files()) {
                Object read = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
                all.addAll((List<?>) read);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Routes and all that a route runs through: what JMX and the log name by its id. */
    private static void nodes(BiConsumer<String, Map<String, Object>> visitor) {
        top("route").forEach(route -> visitor.accept("route", route));
        top("routeConfiguration").forEach(rules -> visitor.accept("routeConfiguration", rules));
        maps((key, map) -> {
            for (String list : List.of("steps", "onException")) {
                if (map.get(list) instanceof List<?> steps) {
                    steps.forEach(
                            step -> map(step).forEach((kind, node) -> visitor.accept(list + " " + kind, map(node))));
                }
            }
            for (String list : List.of("when", "doCatch")) {
                if (map.get(list) instanceof List<?> branches) {
                    branches.forEach(branch -> visitor.accept(list, map(branch)));
                }
            }
            for (String one : List.of("otherwise", "doFinally", "noErrorHandler")) {
                if (map.get(one) instanceof Map<?, ?> branch) {
                    visitor.accept(one, map(branch));
                }
            }
        });
    }

    private static void maps(BiConsumer<String, Map<String, Object>> visitor) {
        walk("", all(), visitor, text -> {});
    }

    private static void texts(Consumer<String> visitor) {
        walk("", all(), (key, map) -> {}, visitor);
    }

    private static void walk(
            String key, Object at, BiConsumer<String, Map<String, Object>> maps, Consumer<String> texts) {
        if (at instanceof Map<?, ?>) {
            maps.accept(key, map(at));
            map(at).forEach((name, value) -> walk(name, value, maps, texts));
        } else if (at instanceof List<?> list) {
            list.forEach(each -> walk(key, each, maps, texts));
        } else if (at instanceof String text) {
            texts.accept(text);
        }
    }

    private static String text(Map<String, Object> map, String key) {
        return String.valueOf(map.get(key));
    }

    @SuppressWarnings("unchecked") // YAML's keys are texts here
    private static Map<String, Object> map(Object object) {
        return (Map<String, Object>) object;
    }
}
