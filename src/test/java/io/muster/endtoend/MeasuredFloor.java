package io.muster.endtoend;

import io.muster.sandbox.SandboxSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * What the bare parts cost on this machine and at this moment, without anything of Muster's in between: the rows piped
 * from one table into another, one hash full join of the two, and the requests posted to the sandbox. Nothing that
 * imports exactly can be faster.
 */
record MeasuredFloor(Duration rows, Duration diff, Duration requests) {

    private static final int REQUEST = 1_000;

    static MeasuredFloor measure(DataSource database, String table, URI braze, int inFlight) throws Exception {
        try (Connection reading = database.getConnection();
                Connection writing = database.getConnection();
                Statement sql = writing.createStatement()) {
            sql.execute("drop table if exists floor");
            sql.execute("create unlogged table floor (id text collate \"C\" not null)");
            Duration rows = timed(() -> pipe(reading, writing, table));
            sql.execute("analyze floor");
            sql.execute("set work_mem = '256MB'; set hash_mem_multiplier = 2; set jit = off");
            sql.execute("set enable_mergejoin = off; set enable_nestloop = off");
            String join =
                    "select count(*) from floor f full join %s t on t.id = f.id where t.id is null or f.id is null";
            Duration diff = timed(() -> sql.executeQuery(join.formatted(table)).close());
            List<HttpRequest> bodies = requests(reading, table, braze);
            post(List.of(create(braze)), 1);
            Duration requests = timed(() -> post(bodies, inFlight));
            sql.execute("drop table floor");
            return new MeasuredFloor(rows, diff, requests);
        }
    }

    Duration whole() {
        return rows.plus(diff).plus(requests);
    }

    private static void pipe(Connection reading, Connection writing, String table) throws SQLException {
        CopyOut out = reading.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select id from " + table + ") to stdout (format binary)");
        CopyIn in = writing.unwrap(PGConnection.class).getCopyAPI().copyIn("copy floor from stdin (format binary)");
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            in.writeToCopy(row, 0, row.length);
        }
        in.endCopy();
    }

    private static List<HttpRequest> requests(Connection reading, String table, URI braze) throws SQLException {
        List<HttpRequest> requests = new ArrayList<>();
        StringBuilder ids = new StringBuilder();
        int count = 0;
        reading.setAutoCommit(false);
        try (Statement sql = reading.createStatement()) {
            sql.setFetchSize(10_000);
            ResultSet rows = sql.executeQuery("select id from " + table);
            while (rows.next()) {
                ids.append(ids.isEmpty() ? "\"" : ",\"")
                        .append(rows.getString(1))
                        .append('"');
                if (++count % REQUEST == 0) {
                    requests.add(request(braze, ids.toString()));
                    ids.setLength(0);
                }
            }
        }
        reading.rollback();
        return requests;
    }

    private static HttpRequest create(URI braze) {
        return post(braze.resolve("/partners/muster/cohorts"), """
                {"partner_api_key":"%s","client_secret":"%s","cohort_id":"floor","name":"Floor","created_at":"2026-01-01T00:00:00Z"}""".formatted(
                        SandboxSettings.DEFAULT.partnerKey(), SandboxSettings.DEFAULT.clientSecret()));
    }

    private static HttpRequest request(URI braze, String ids) {
        String body = """
                {"partner_api_key":"%s","client_secret":"%s","cohort_id":"floor","cohort_changes":[{"user_ids":[%s]}]}""".formatted(SandboxSettings.DEFAULT.partnerKey(), SandboxSettings.DEFAULT.clientSecret(), ids);
        return post(braze.resolve("/partners/muster/cohorts/users"), body);
    }

    private static HttpRequest post(URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("User-Agent", RunningMuster.USER_AGENT)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static void post(List<HttpRequest> requests, int inFlight) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService hands = Executors.newFixedThreadPool(inFlight);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (HttpRequest request : requests) {
                answers.add(hands.submit(
                        () -> client.send(request, BodyHandlers.ofString()).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                if (answer.get() >= 300) {
                    throw new IllegalStateException("the sandbox answered " + answer.get());
                }
            }
        } finally {
            hands.shutdown();
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Duration timed(Work work) throws Exception {
        long from = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - from);
    }
}
