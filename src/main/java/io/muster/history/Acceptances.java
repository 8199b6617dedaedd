package io.muster.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When Braze last took the keys of each workspace, and what the last test of them said: the evidence by which a cause can
 * be ruled out. Holds fingerprints, never keys.
 */
public final class Acceptances {

    private final JdbcClient sql;

    public Acceptances(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * The fingerprints of what a request was sent with.
     *
     * @param keys of both keys, the endpoint and the partner
     * @param identity of the import key and the endpoint, which say whose workspace it is
     */
    public record Print(String keys, String identity) {}

    /**
     * What is known of a workspace's connection.
     *
     * @param stoppedPrint the keys' fingerprint when the workspace was stopped, or started again
     * @param replaced since when another identity is accepted, while nobody has said whether it is the same workspace
     */
    public record Known(
            String workspace,
            String stoppedPrint,
            Optional<Accepted> accepted,
            Optional<Instant> replaced,
            Optional<Tested> tested) {

        public static Known nothing(String workspace) {
            return new Known(workspace, "", Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    public record Accepted(Instant at, String print) {}

    /** @param status Braze's answer; empty when it gave none */
    public record Tested(Instant at, OptionalInt status) {}

    public Map<String, Known> all() {
        return sql.sql("""
                        select name, key_fingerprint, accepted_at, accepted_print, replaced_at, tested_at, tested_status
                          from workspace""").query((row, n) -> known(row)).list().stream()
                .collect(Collectors.toMap(Known::workspace, each -> each));
    }

    /** Braze took a request of the workspace. Another identity than the one before opens the question whose it is. */
    public void accepted(String workspace, Print print) {
        sql.sql("""
                        insert into workspace as w (name, key_fingerprint, accepted_at, accepted_print, accepted_identity)
                        values (:name, :print, now(), :print, :identity)
                        on conflict (name) do update
                           set accepted_at = now(), accepted_print = :print, accepted_identity = :identity,
                               replaced_at = case when w.accepted_identity <> :identity then now()
                                                  else w.replaced_at end""")
                .param("name", workspace)
                .param("print", print.keys())
                .param("identity", print.identity())
                .update();
    }

    /** @param status Braze's answer; empty when it gave none */
    public void tested(String workspace, Print print, OptionalInt status) {
        sql.sql("""
                        insert into workspace (name, key_fingerprint, tested_at, tested_status)
                        values (:name, :print, now(), :status)
                        on conflict (name) do update set tested_at = now(), tested_status = :status""")
                .param("name", workspace)
                .param("print", print.keys())
                .param("status", status.isPresent() ? status.getAsInt() : null, Types.INTEGER)
                .update();
    }

    /** Somebody has said whose workspace it is. @return false when nobody had asked */
    public boolean answered(String workspace) {
        return sql.sql("update workspace set replaced_at = null where name = :name and replaced_at is not null")
                        .param("name", workspace)
                        .update()
                == 1;
    }

    private static Known known(ResultSet row) throws SQLException {
        String print = row.getString("accepted_print");
        int status = row.getInt("tested_status");
        OptionalInt answer = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(status);
        return new Known(
                row.getString("name"),
                row.getString("key_fingerprint"),
                Queue.instant(row, "accepted_at").map(at -> new Accepted(at, print == null ? "" : print)),
                Queue.instant(row, "replaced_at"),
                Queue.instant(row, "tested_at").map(at -> new Tested(at, answer)));
    }
}
