package io.muster.workspace;

import io.muster.model.InstantColumn;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When Braze last took the keys of each workspace, and what the last test of them said: the evidence by which a cause can
 * be ruled out. Holds fingerprints, never keys.
 */
public final class KeyAcceptances {

    private final JdbcClient sql;

    public KeyAcceptances(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * What is known of a workspace's connection.
     *
     * @param stoppedPrint the keys' fingerprint when the workspace was stopped, or started again
     */
    public record Known(
            String workspace, String stoppedPrint, Optional<AcceptedKey> accepted, Optional<Tested> tested) {

        public static Known nothing(String workspace) {
            return new Known(workspace, "", Optional.empty(), Optional.empty());
        }
    }

    public record AcceptedKey(Instant at, String print) {}

    /**
     * @param status Braze's answer; empty when it gave none
     * @param stranger what answered in Braze's place, such as a web page
     */
    public record Tested(Instant at, OptionalInt status, Optional<Reason> stranger) {}

    public Map<String, Known> all() {
        return sql.sql("""
                        select name, key_fingerprint, accepted_at, accepted_print, tested_at, tested_status,
                               tested_stranger
                          from workspace""").query((row, n) -> known(row)).list().stream()
                .collect(Collectors.toMap(Known::workspace, each -> each));
    }

    /** Braze took a request of the workspace. @param print the fingerprint of keys, endpoint and partner */
    public void accepted(String workspace, String print) {
        sql.sql("""
                        insert into workspace (name, key_fingerprint, accepted_at, accepted_print)
                        values (:name, :print, now(), :print)
                        on conflict (name) do update set accepted_at = now(), accepted_print = :print""").param("name", workspace).param("print", print).update();
    }

    /**
     * @param status Braze's answer; empty when it gave none
     * @param stranger what answered in Braze's place
     */
    public void tested(String workspace, String print, OptionalInt status, Optional<ReasonCode> stranger) {
        sql.sql("""
                        insert into workspace (name, key_fingerprint, tested_at, tested_status, tested_stranger)
                        values (:name, :print, now(), :status, :stranger)
                        on conflict (name) do update
                           set tested_at = now(), tested_status = :status, tested_stranger = :stranger""")
                .param("stranger", stranger.map(Enum::name).orElse(null), Types.VARCHAR)
                .param("name", workspace)
                .param("print", print)
                .param("status", status.isPresent() ? status.getAsInt() : null, Types.INTEGER)
                .update();
    }

    /** Kept as its code; by an earlier version, or a later one's code, as what it is. */
    private static Reason stranger(String kept) {
        return Stream.of(ReasonCode.values())
                .filter(code -> code.name().equals(kept) && code.figures() == 0)
                .findFirst()
                .map(code -> Reason.of(code))
                .orElseGet(() -> Reason.uncoded(kept));
    }

    private static Known known(ResultSet row) throws SQLException {
        String print = row.getString("accepted_print");
        int status = row.getInt("tested_status");
        OptionalInt answer = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(status);
        Optional<Reason> stranger =
                Optional.ofNullable(row.getString("tested_stranger")).map(KeyAcceptances::stranger);
        return new Known(
                row.getString("name"),
                row.getString("key_fingerprint"),
                InstantColumn.of(row, "accepted_at").map(at -> new AcceptedKey(at, print == null ? "" : print)),
                InstantColumn.of(row, "tested_at").map(at -> new Tested(at, answer, stranger)));
    }
}
