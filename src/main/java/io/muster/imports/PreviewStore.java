package io.muster.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.imports.Preview.PreviewResult;
import io.muster.imports.Preview.PreviewState;
import io.muster.model.InstantColumn;
import io.muster.model.Reason;
import io.muster.model.ReasonColumns;
import io.muster.model.RecordRowMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The previews that wait, run and are kept, over all nodes. Safe for use by many threads. */
public final class PreviewStore {

    /** A node that has not been heard of for so long is gone. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient sql;
    private final ObjectMapper json;
    private final String node;

    /** @param node this process's name */
    public PreviewStore(DataSource database, ObjectMapper json, String node) {
        this.sql = JdbcClient.create(database);
        this.json = json;
        this.node = node;
    }

    /** A preview that this node works on. */
    public record PreviewClaim(long id, UUID token, String cohort) {}

    /** Asks for a preview, or joins the one at work. @return its id */
    public long ask(String cohort, String definition, Optional<String> by) {
        return sql.sql("""
                        insert into preview (cohort, definition, by) values (:cohort, :definition, :by)
                        on conflict (cohort) where state in ('QUEUED', 'RUNNING') do nothing
                        returning id""")
                .param("cohort", cohort)
                .param("definition", definition)
                .param("by", by.orElse(null))
                .query(Long.class)
                .optional()
                .or(() -> sql.sql("select id from preview where cohort = :cohort and state in ('QUEUED', 'RUNNING')")
                        .param("cohort", cohort)
                        .query(Long.class)
                        .optional())
                // It ended in between.
                .orElseGet(() -> ask(cohort, definition, by));
    }

    public Optional<Preview> find(long id) {
        return sql.sql("select * from preview where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The cohort's newest that is kept. */
    public Optional<Preview> newest(String cohort) {
        return sql.sql("select * from preview where cohort = :cohort order by id desc limit 1")
                .param("cohort", cohort)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Ends one that waits, and lets the node hear of it that works on one. @return false when it had ended */
    public boolean cancel(long id, String by) {
        return sql.sql("""
                                update preview
                                   set cancelled_by = :by,
                                       state = case state when 'QUEUED' then 'CANCELLED' else state end,
                                       finished_at = case state when 'QUEUED' then now() end
                                 where id = :id and state in ('QUEUED', 'RUNNING')""").param("by", by).param("id", id).update() == 1;
    }

    /** The next that waits; empty when none does. */
    public Optional<PreviewClaim> claim() {
        return sql.sql("""
                        with next as (
                               select id from preview
                                where state = 'QUEUED'
                                order by id
                                limit 1
                                  for update skip locked)
                        update preview p
                           set state = 'RUNNING', started_at = clock_timestamp(), owner = :node,
                               token = gen_random_uuid(), lease_until = clock_timestamp() + make_interval(secs => :lease)
                          from next
                         where p.id = next.id
                        returning p.id, p.token, p.cohort""")
                .param("node", node)
                .param("lease", LEASE.toSeconds())
                .query(RecordRowMapper.of(PreviewClaim.class))
                .optional();
    }

    /** The file that it reads. */
    public void reads(long id, String definition, Optional<String> file, boolean waits) {
        sql.sql("update preview set definition = :definition, file = :file, waits = :waits where id = :id")
                .param("definition", definition)
                .param("file", file.orElse(null))
                .param("waits", waits)
                .param("id", id)
                .update();
    }

    /** A file that waits, by its import's number. */
    public record WaitingFile(long importId, String file) {}

    /** The cohort's file whose turn is next. */
    public Optional<WaitingFile> waitingFile(String cohort) {
        return sql.sql("""
                        select id import_id, file from import
                         where cohort = :cohort and state = 'QUEUED' and arrived_at is not null and cancelled_by is null
                         order by arrived_at, id
                         limit 1""")
                .param("cohort", cohort)
                .query(RecordRowMapper.of(WaitingFile.class))
                .optional();
    }

    public void progress(long id, long rows) {
        sql.sql("update preview set rows = :rows where id = :id")
                .param("rows", rows)
                .param("id", id)
                .update();
    }

    /** The source has been read. */
    public void read(long id, long rows) {
        sql.sql("update preview set rows = :rows, read_at = clock_timestamp() where id = :id")
                .param("rows", rows)
                .param("id", id)
                .update();
    }

    /** @return false when it is this node's no more */
    public boolean done(long id, UUID token, PreviewResult found) {
        return sql.sql("""
                                update preview p
                                   set state = 'DONE', found = cast(:found as jsonb), finished_at = clock_timestamp(),
                                       beside = (select i.id from import i
                                                  where i.cohort = p.cohort and i.state = 'RUNNING')
                                 where p.id = :id and p.token = :token and p.state = 'RUNNING'""")
                        .param("found", write(found))
                        .param("id", id)
                        .param("token", token)
                        .update()
                == 1;
    }

    /** It came to nothing: cancelled when somebody asked for that, else failed. */
    public void over(long id, UUID token, PreviewState state, Reason reason) {
        sql.sql("""
                        update preview
                           set state = :state, reason = :reason, reason_code = :code,
                               reason_figures = cast(:figures as jsonb), finished_at = clock_timestamp()
                         where id = :id and token = :token and state = 'RUNNING'""")
                .param("state", state.name())
                .params(ReasonColumns.params(reason))
                .param("id", id)
                .param("token", token)
                .update();
    }

    /** What became of a lease: ours still, and whether somebody wants the preview cancelled. */
    public record PreviewLease(long id, Optional<String> cancelledBy) {}

    public List<PreviewLease> renew(List<UUID> tokens) {
        return sql.sql("""
                        update preview set lease_until = clock_timestamp() + make_interval(secs => :lease)
                         where token = any (:tokens) and state = 'RUNNING'
                        returning id, cancelled_by""")
                .param("lease", LEASE.toSeconds())
                .param("tokens", tokens.toArray(UUID[]::new))
                .query(RecordRowMapper.of(PreviewLease.class))
                .list();
    }

    /**
     * Ends those on which nobody works any more.
     *
     * @param former a process that is gone, whose leases need not have run out
     * @return their ids, so that what they left behind can go
     */
    public List<Long> endLost(Optional<String> former, Reason reason) {
        return sql.sql("""
                        update preview
                           set state = case when cancelled_by is null then 'FAILED' else 'CANCELLED' end,
                               reason = :reason, reason_code = :code, reason_figures = cast(:figures as jsonb),
                               finished_at = clock_timestamp()
                         where state = 'RUNNING' and (lease_until < clock_timestamp() or owner = :former)
                        returning id""")
                .params(ReasonColumns.params(reason))
                .param("former", former.orElse(null), Types.VARCHAR)
                .query(Long.class)
                .list();
    }

    /** Drops what is kept no longer. */
    public void forget() {
        sql.sql("delete from preview where finished_at < now() - make_interval(secs => :kept)")
                .param("kept", Preview.KEPT.toSeconds())
                .update();
    }

    /** What was usual: the fewest and the most of either side in the last imports that ended well. */
    public record Usual(long imports, long leastAdded, long mostAdded, long leastRemoved, long mostRemoved) {}

    public Usual usual(String cohort) {
        return sql.sql("""
                        select count(*) imports, coalesce(min(added), 0) least_added, coalesce(max(added), 0) most_added,
                               coalesce(min(removed), 0) least_removed, coalesce(max(removed), 0) most_removed
                          from (select added, removed from import
                                 where cohort = :cohort and state in ('SUCCEEDED', 'PARTIAL')
                                   and parked_adds + parked_removes = 0
                                 order by id desc limit 14) last""")
                .param("cohort", cohort)
                .query(RecordRowMapper.of(Usual.class))
                .single();
    }

    /** Imports of all cohorts that share the budget now. */
    public long atWork() {
        return sql.sql("select count(*) from import where state = 'RUNNING'")
                .query(Long.class)
                .single();
    }

    private Preview read(ResultSet row) throws SQLException {
        String found = row.getString("found");
        long beside = row.getLong("beside");
        Optional<Long> running = row.wasNull() ? Optional.empty() : Optional.of(beside);
        return new Preview(
                row.getLong("id"),
                row.getString("cohort"),
                Optional.ofNullable(row.getString("by")),
                PreviewState.valueOf(row.getString("state")),
                ReasonColumns.read(row, "reason"),
                row.getString("definition"),
                Optional.ofNullable(row.getString("file")),
                row.getBoolean("waits"),
                InstantColumn.of(row, "asked_at").orElseThrow(),
                InstantColumn.of(row, "started_at"),
                InstantColumn.of(row, "read_at"),
                InstantColumn.of(row, "finished_at"),
                row.getLong("rows"),
                running,
                found == null ? Optional.empty() : Optional.of(parsed(found)));
    }

    private PreviewResult parsed(String found) {
        try {
            return json.readValue(found, PreviewResult.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("preview.found holds no figures", e);
        }
    }

    private String write(PreviewResult found) {
        try {
            return json.writeValueAsString(found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures are always JSON", e);
        }
    }
}
