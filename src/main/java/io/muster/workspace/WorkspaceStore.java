package io.muster.workspace;

import io.muster.model.Reason;
import io.muster.model.ReasonColumns;
import io.muster.model.RecordRowMapper;
import java.time.Instant;
import java.time.ZoneOffset;
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
public final class WorkspaceStore {

    private static final RecordRowMapper<WorkspaceStop> STOPS = RecordRowMapper.of(WorkspaceStop.class);

    private final JdbcClient sql;

    public WorkspaceStore(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** @param stopped since when and why no import of it runs */
    public record WorkspaceEntry(String name, String keyFingerprint, Optional<WorkspaceStop> stopped) {}

    /**
     * Why nothing of the workspace runs.
     *
     * @param status what Braze answered; 0 where it answered nothing, as when the key was changed
     * @param asks whether a person has to say first if its new key is of the same workspace
     * @param open whether that can be said now, since Braze takes the new key
     */
    public record WorkspaceStop(Instant at, Reason why, int status, boolean asks, boolean open) {
        /** 404: by the path, before any key was looked at. */
        public boolean isOfPartner() {
            return status == 404;
        }
    }

    public Map<String, WorkspaceEntry> all() {
        return sql
                .sql("""
                     select name, key_fingerprint, stopped_at as at, stopped_status status, stopped_reason why,
                            stopped_code why_code, stopped_figures why_figures, changed_at is not null asks,
                            asked_at is not null as open
                       from workspace""")
                .query((row, n) -> new WorkspaceEntry(
                        row.getString("name"),
                        row.getString("key_fingerprint"),
                        row.getObject("at") == null ? Optional.empty() : Optional.of(STOPS.mapRow(row, n))))
                .list()
                .stream()
                .collect(Collectors.toMap(WorkspaceEntry::name, entry -> entry));
    }

    /** Stops the workspace's imports; the first reason stays. */
    public void stop(String name, String keyFingerprint, int status, Reason reason) {
        sql.sql("""
                        insert into workspace (name, key_fingerprint, stopped_at, stopped_status, stopped_reason,
                                               stopped_code, stopped_figures)
                        values (:name, :fingerprint, now(), :status, :reason, :code, cast(:figures as jsonb))
                        on conflict (name) do update
                           set key_fingerprint = excluded.key_fingerprint,
                               stopped_at = coalesce(workspace.stopped_at, now()),
                               stopped_status = case when workspace.stopped_at is null then excluded.stopped_status
                                                     else workspace.stopped_status end,
                               stopped_reason = coalesce(workspace.stopped_reason, excluded.stopped_reason),
                               stopped_code = case when workspace.stopped_reason is null then excluded.stopped_code
                                                   else workspace.stopped_code end,
                               stopped_figures = case when workspace.stopped_reason is null then excluded.stopped_figures
                                                      else workspace.stopped_figures end""")
                .param("name", name)
                .param("fingerprint", keyFingerprint)
                .param("status", status)
                .params(ReasonColumns.params(reason))
                .update();
    }

    /** Lets the workspace's imports run again. @return whether it was stopped */
    public boolean go(String name, String keyFingerprint) {
        return sql.sql("""
                                update workspace
                                   set stopped_at = null, stopped_reason = null, stopped_code = null, stopped_figures = null,
                                       stopped_status = 0, key_fingerprint = :fingerprint
                                 where name = :name and stopped_at is not null""")
                        .param("name", name)
                        .param("fingerprint", keyFingerprint)
                        .update()
                == 1;
    }

    /** Braze refused the data import key of this fingerprint. */
    public void refused(String name, String dataKey) {
        sql.sql("""
                        insert into workspace (name, key_fingerprint, refused_key)
                        values (:name, '', :key)
                        on conflict (name) do update set refused_key = excluded.refused_key""").param("name", name).param("key", dataKey).update();
    }

    /**
     * Members were sent with another key than the one of now: nothing runs until a person has said whose it is.
     *
     * @return whether that is new
     */
    public boolean changed(String name, String keyFingerprint, Reason reason) {
        return sql.sql("""
                                insert into workspace (name, key_fingerprint, stopped_at, stopped_reason, stopped_code,
                                                       stopped_figures, changed_at)
                                values (:name, :fingerprint, now(), :reason, :code, cast(:figures as jsonb), now())
                                on conflict (name) do update
                                   set key_fingerprint = excluded.key_fingerprint, stopped_at = now(),
                                       stopped_reason = excluded.stopped_reason, stopped_code = excluded.stopped_code,
                                       stopped_figures = excluded.stopped_figures, stopped_status = 0,
                                       changed_at = now(), asked_at = null
                                 where workspace.changed_at is null""")
                        .param("name", name)
                        .param("fingerprint", keyFingerprint)
                        .params(ReasonColumns.params(reason))
                        .update()
                == 1;
    }

    /** The question is open now, since Braze takes the new key. @return whether that is new */
    public boolean asks(String name) {
        return sql.sql("""
                                update workspace set asked_at = now()
                                 where name = :name and changed_at is not null and asked_at is null""").param("name", name).update() == 1;
    }

    /**
     * There is no question any more: it was answered, or the key of before is back. The workspace is still stopped,
     * until {@link #go}.
     */
    public void settled(String name) {
        sql.sql("update workspace set changed_at = null, asked_at = null where name = :name and changed_at is not null")
                .param("name", name)
                .update();
    }

    /**
     * Cohorts whose newest import the stop ended or skipped, so that they start once when it is over.
     *
     * @param since when a changed key ended what ran; empty where Braze refused the keys
     */
    public List<String> cohortsToCatchUp(String name, Optional<Instant> since) {
        return sql.sql("""
                        select i.cohort
                          from import i
                         where i.workspace = :name
                           and (i.failure_kind in ('KEYS', 'PARTNER') or i.state = 'FAILED' and i.finished_at >= cast(:since as timestamptz))
                           and i.id = (select max(id) from import n where n.cohort = i.cohort)""")
                .param("since", since.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("name", name)
                .query(String.class)
                .list();
    }
}
