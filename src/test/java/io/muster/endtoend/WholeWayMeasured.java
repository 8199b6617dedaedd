package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.sandbox.SandboxMain;
import io.muster.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a million members of a query cost on their whole way, by hand: {@code mvn -B test -Dtest=WholeWayMeasured}. The
 * service has a heap of 256 MB and its own database with its own settings; the sandbox is a process of its own. The
 * figures are printed beside the {@link MeasuredFloor} of the same minute, and not asserted, since they are the machine's too.
 */
class WholeWayMeasured {

    private static final int MEMBERS = Integer.getInteger("muster.members", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("muster.rounds", 5);
    private static final int IN_FLIGHT = 16;
    private static final String FLAGS = System.getProperty("muster.flags", "");

    @Test
    void a_million_members_on_their_whole_way(@TempDir Path home) throws Exception {
        TestDatabase unused = TestDatabase.create();
        int port = freePort();
        URI braze = URI.create("http://127.0.0.1:" + port);
        Process sandbox = sandbox(port);
        try (MusterProcess service = new MusterProcess(
                home,
                braze,
                unused,
                Map.of(
                        "muster.braze.requests-per-second",
                        "100000",
                        "muster.braze.in-flight",
                        Integer.toString(IN_FLIGHT)))) {
            service.with(("-Xmx256m " + FLAGS).strip().split(" "));
            List<String> cohorts = IntStream.rangeClosed(0, 2 * ROUNDS)
                    .mapToObj(n -> "many" + n)
                    .toList();
            cohorts.forEach(
                    cohort -> service.define(cohort, CohortRecipe.sql("select id as external_id from public.many")));
            service.start();
            Bench bench = new Bench(service, braze);
            bench.fill();
            System.out.printf("%,d members, medians of %d; seconds%n", MEMBERS, ROUNDS);
            bench.first("first import, cold JVM, answers at once", cohorts.subList(0, 1));
            bench.first("first import, answers at once", cohorts.subList(1, ROUNDS + 1));
            bench.again("unchanged", cohorts.get(1));
            bench.again("1 % in, 1 % out", cohorts.get(1));
            new ApiClient(() -> braze).put("/sandbox/faults", "{\"latency\":\"50ms\"}");
            bench.first("first import, answers after 50 ms", cohorts.subList(ROUNDS + 1, 2 * ROUNDS + 1));
        } finally {
            sandbox.destroy();
        }
    }

    private record Bench(MusterProcess service, URI braze, JdbcClient sql) {

        Bench(MusterProcess service, URI braze) {
            this(service, braze, JdbcClient.create(service.ownDatabase()));
        }

        void fill() {
            // 36 characters, as a UUID has, in no order
            sql.sql("create table public.many (n int, id text)").update();
            add(1, MEMBERS);
            sql.sql("analyze public.many").update();
        }

        private void add(int first, int last) {
            sql.sql("insert into public.many select n, 'user' || md5(n::text) from generate_series(%d, %d) n"
                            .formatted(first, last))
                    .update();
        }

        void first(String what, List<String> cohorts) throws Exception {
            List<Parts> all = new ArrayList<>();
            List<MeasuredFloor> floors = new ArrayList<>();
            for (String cohort : cohorts) {
                floors.add(MeasuredFloor.measure(service.ownDatabase(), "public.many", braze, IN_FLIGHT));
                Parts parts = importing(cohort);
                assertThat(parts.added()).isEqualTo(MEMBERS);
                all.add(parts);
            }
            Parts median = Parts.median(all);
            MeasuredFloor floor = new MeasuredFloor(
                    median(floors.stream().map(MeasuredFloor::rows).toList()),
                    median(floors.stream().map(MeasuredFloor::diff).toList()),
                    median(floors.stream().map(MeasuredFloor::requests).toList()));
            System.out.printf(
                    "%-42s %5.2f = read to write ahead %5.2f + deliver %5.2f; %,d members/s"
                            + " | floor %5.2f = rows %5.2f + join %5.2f + requests %5.2f | %.2f times the floor%n",
                    what,
                    seconds(median.whole()),
                    seconds(median.plan()),
                    seconds(median.deliver()),
                    Math.round(MEMBERS / seconds(median.whole())),
                    seconds(floor.whole()),
                    seconds(floor.rows()),
                    seconds(floor.diff()),
                    seconds(floor.requests()),
                    seconds(median.whole()) / seconds(floor.whole()));
            all.forEach(parts -> System.out.printf("%50s%.2f s%n", "", seconds(parts.whole())));
        }

        void again(String what, String cohort) {
            List<Parts> all = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                if (!what.equals("unchanged")) {
                    int share = MEMBERS / 100;
                    sql.sql("delete from public.many where n <= " + (round + 1) * share)
                            .update();
                    add(MEMBERS + round * share + 1, MEMBERS + (round + 1) * share);
                }
                all.add(importing(cohort));
            }
            Parts median = Parts.median(all);
            System.out.printf(
                    "%-42s %5.2f = read to write ahead %5.2f + deliver %5.2f%n",
                    what, seconds(median.whole()), seconds(median.plan()), seconds(median.deliver()));
        }

        private Parts importing(String cohort) {
            String id =
                    service.api().post("/api/cohorts/" + cohort + "/imports").id();
            ReportedImport ended = Awaitility.await("the import of " + MEMBERS)
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> new ImportHistory(service.api()).find(id), ReportedImport::hasEnded);
            assertThat(ended.state()).as(ended.reason()).isEqualTo("SUCCEEDED");
            return sql.sql("""
                            select added,
                                   extract(epoch from planned_at - started_at) * 1000 plan,
                                   extract(epoch from finished_at - planned_at) * 1000 deliver
                              from muster.import where id = :id""")
                    .param("id", Long.parseLong(id))
                    .query((row, n) -> new Parts(
                            row.getLong(1), Duration.ofMillis(row.getLong(2)), Duration.ofMillis(row.getLong(3))))
                    .single();
        }
    }

    private record Parts(long added, Duration plan, Duration deliver) {

        Duration whole() {
            return plan.plus(deliver);
        }

        static Parts median(List<Parts> all) {
            return new Parts(
                    all.get(0).added,
                    WholeWayMeasured.median(all.stream().map(Parts::plan).toList()),
                    WholeWayMeasured.median(all.stream().map(Parts::deliver).toList()));
        }
    }

    private static Duration median(List<Duration> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Process sandbox(int port) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxMain.class.getName(),
                        "--port",
                        Integer.toString(port),
                        "--no-texts",
                        "--client-secret",
                        SandboxSettings.DEFAULT.clientSecret())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        ApiClient api = new ApiClient(() -> URI.create("http://127.0.0.1:" + port));
        Awaitility.await("the sandbox")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> api.get("/sandbox").status() == 200);
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
