package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A second node on the same database, in a process of its own: schedules go on whichever of the two is stopped. */
class ScheduleNodesTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @TempDir
    private Path folder;

    @Test
    void schedules_go_on_while_their_route_is_stopped_here_and_after_the_other_node_was_killed() throws Exception {
        muster.database.people("shared", "ann", "ben");
        // Scheduled once the other is there: until then each import would only take its time away.
        Process other = otherNode();
        try {
            muster.define("shared", CohortRecipe.people("shared").with("schedule: { cron: '* * * * * ?', zone: UTC }"));
            operator("stop");
            Set<String> whileStopped = times(4);
            operator("start");
            other.destroyForcibly().onExit().join();
            Set<String> afterKill = times(4);

            assertThat(whileStopped).hasSizeGreaterThanOrEqualTo(4);
            assertThat(afterKill)
                    .hasSizeGreaterThanOrEqualTo(4)
                    .doesNotContainAnyElementsOf(List.of(first(whileStopped)));
        } finally {
            other.destroyForcibly().onExit().join();
        }
        muster.define("shared", CohortRecipe.people("shared"));
        assertThat(muster.holds("shared")).containsExactly("ann", "ben");
    }

    /** So many times at which the schedule was due from now on. */
    private static Set<String> times(int count) {
        Set<String> seen = new TreeSet<>();
        await(count + " times").atMost(Duration.ofSeconds(60)).until(() -> {
            seen.add(muster.api
                    .get("/api/cohorts/shared/schedule")
                    .json()
                    .path("last")
                    .asText());
            return seen.size() > count;
        });
        seen.remove(first(seen));
        return seen;
    }

    private static String first(Set<String> times) {
        return times.iterator().next();
    }

    /** As an operator does it over JMX. */
    private static void operator(String operation) throws Exception {
        ObjectName route = new ObjectName("org.apache.camel:context=muster,type=routes,name=\"schedule\"");
        ManagementFactory.getPlatformMBeanServer().invoke(route, operation, new Object[0], new String[0]);
    }

    private Process otherNode() throws IOException {
        Path log = folder.resolve("other.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        // Quick to be there; what it does is soon done.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.muster.Main")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Its settings are those of here, whoever runs the test.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("MUSTER_"));
        builder.environment().putAll(muster.environment(freePort()));
        Process process = builder.start();
        await("the other node").atMost(Duration.ofMinutes(3)).until(() -> {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            return Files.readString(log).contains("state=READY");
        });
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
