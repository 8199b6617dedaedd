package io.muster.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which workspaces are stopped, on every node and over a restart, and which key each was stopped with. Holds
 * fingerprints, never keys.
 */
public final class Workspaces {

    private final JdbcClient sql;

    public Workspaces(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** @param stopped since when and why no import of it runs */
    public record Entry(String name, String keyFingerprint, Optional<Stopped> stopped) {}

    public record Stopped(Instant at, String reason) {}

    public Map<String, Entry> all() {
        return sql
                .sql("select name, key_fingerprint, stopped_at, stopped_reason from workspace")
                .query((row, n) -> entry(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Entry::name, entry -> entry));
    }

    /** Stops the workspace's imports; the first reason stays. */
    public void stop(String name, String keyFingerprint, String reason) {
        sql.sql("""
                        insert into workspace (name, key_fingerprint, stopped_at, stopped_reason)
                        values (:name, :fingerprint, now(), :reason)
                        on conflict (name) do update
                           set key_fingerprint = excluded.key_fingerprint,
                               stopped_at = coalesce(workspace.stopped_at, now()),
                               stopped_reason = coalesce(workspace.stopped_reason, excluded.stopped_reason)""")
                .param("name", name)
                .param("fingerprint", keyFingerprint)
                .param("reason", reason)
                .update();
    }

    /** Lets the workspace's imports run again. @return whether it was stopped */
    public boolean go(String name, String keyFingerprint) {
        return sql.sql("""
                                update workspace
                                   set stopped_at = null, stopped_reason = null, key_fingerprint = :fingerprint
                                 where name = :name and stopped_at is not null""")
                        .param("name", name)
                        .param("fingerprint", keyFingerprint)
                        .update()
                == 1;
    }

    /** Cohorts whose newest import the stop ended or skipped, so that they start once when it is over. */
    public List<String> cohortsToCatchUp(String name) {
        return sql.sql("""
                        select i.cohort
                          from import i
                         where i.workspace = :name and i.fault = 'KEYS'
                           and i.id = (select max(id) from import n where n.cohort = i.cohort)""").param("name", name).query(String.class).list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Optional<Instant> stopped = Queue.instant(row, "stopped_at");
        String reason = Optional.ofNullable(row.getString("stopped_reason")).orElse("");
        return new Entry(
                row.getString("name"), row.getString("key_fingerprint"), stopped.map(at -> new Stopped(at, reason)));
    }
}
