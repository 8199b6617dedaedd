package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of JMX on a route does what its name says, whatever was done to the route before. */
class RouteOrdersTest {

    /** Each of the five after each of the five, itself among them. */
    private static final List<String> ORDERS = List.of(
            "start", "start", "suspend", "suspend", "start", "stop", "stop", "start", "resume", "resume", "suspend",
            "resume", "stop", "suspend", "stop", "resume", "restart", "restart", "start", "restart", "suspend",
            "restart", "stop", "restart", "resume", "start");

    private static final List<String> EACH_ONCE = List.of("stop", "start", "suspend", "resume", "restart");

    private static final Set<String> MAKES_IT_RUN = Set.of("start", "resume", "restart");

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    static {
        muster.camel("muster.ledger.period", "100");
        muster.camel("muster.embedded.period", "100");
        muster.camel("muster.retention.delay", "100");
        muster.camel("muster.retention.period", "100");
        muster.camel("muster.limit.period", "100");
        muster.camel("muster.schedule.period", "100");
        muster.camel("muster.source-rights.period", "100");
        muster.camel("muster.disk.period", "100");
        // A queue's consumers that were stopped just after they were started are waited for and never come.
        muster.camel("camel.main.shutdownTimeout", "2");
    }

    private final JmxClient jmx = JmxClient.here();

    static List<String> routes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .flatMap(RouteOrdersTest::ids)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> ids(Path file) {
        try {
            return Pattern.compile("- route:\n    id: (\\S+)")
                    .matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_runs_after_start_resume_and_restart_and_rests_after_stop_and_suspend(String route) {
        boolean ticks =
                Stream.of("direct:", "seda:").noneMatch(from -> source(route).startsWith(from));

        for (String operation : isFirstOfItsKind(route) ? ORDERS : EACH_ONCE) {
            jmx.does(operation, route);
            if (MAKES_IT_RUN.contains(operation)) {
                assertThat(jmx.state(route)).isEqualTo("Started");
                if (ticks) {
                    long now = jmx.looks(route);
                    await(operation + " of " + route).until(() -> jmx.looks(route) > now);
                }
            } else {
                assertThat(jmx.state(route)).isIn("Stopped", "Suspended");
                assertThat(muster.api
                                .get("/health/ready")
                                .json()
                                .path("parts")
                                .path("route " + route)
                                .path("why")
                                .asText())
                        .startsWith("An operator stopped it at ");
            }
        }

        assertThat(muster.api.get("/health/ready").json().path("parts").has("route " + route))
                .isFalse();
        if (ticks) {
            return;
        }
        // A step without a tick of its own shows by an import that takes it.
        String cohort = "after-" + route;
        muster.define(cohort, file());
        assertThat(muster.imports(cohort, "people.csv", "external_id\nann\n").state())
                .isEqualTo("SUCCEEDED");
        assertThat(muster.holds(cohort)).containsExactly("ann");
    }

    /**
     * What an order does depends on the kind of source, so the pairs are tried on one of each kind, and on all that an
     * import passes.
     */
    private static boolean isFirstOfItsKind(String route) {
        String kind = kind(route);
        try {
            return kind.equals("direct")
                    || routes().stream()
                            .filter(each -> kind(each).equals(kind))
                            .findFirst()
                            .equals(Optional.of(route));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kind(String route) {
        return source(route).replaceFirst(":.*", "");
    }

    private static String source(String route) {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            Pattern from = Pattern.compile("- route:\n    id: " + route + "\n(?:.*\n)*?      uri: \"?(\\S+)");
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(RouteOrdersTest::text)
                    .flatMap(text -> from.matcher(text).results())
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
