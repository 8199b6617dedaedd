package io.muster.history;

import io.muster.cohort.Definition;
import io.muster.cohort.Run.Kind;
import io.muster.cohort.Run.Waivers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Imports that wait, and who works on them: at most one a cohort over all nodes, held by a lease on the database's
 * clock (design, ledger rule 6). Safe for use by many threads and nodes.
 */
public final class Queue {

    /** So many imports are at work on a node at once, not counting those that it took over. */
    public static final int AT_ONCE = 6;

    /** So many of them are left to small cohorts, which would else wait for hours behind large ones. */
    private static final int FOR_SMALL = 2;

    /** A cohort that has members, and no more than this, is small; of one without any nobody knows. */
    private static final int SMALL = 50_000;

    private static final String CLAIMED = """
            returning i.id, i.token, i.cohort, i.definition, i.kind, i.file, i.planned_at is not null planned,
                      i.waive_adds, i.waive_removes, i.waive_guard
            """;

    private final JdbcClient sql;
    private final String node;
    private final Duration lease;

    /** @param node this node's name, the same after a restart, so that it takes back its own imports */
    public Queue(DataSource database, String node, Duration lease) {
        this.sql = JdbcClient.create(database);
        this.node = node;
        this.lease = lease;
    }

    /**
     * An import that this node may work on now.
     *
     * @param definition the definition's text when it was triggered
     * @param planned whether its changes are durable, so that it goes on without its source
     */
    public record Claim(
            long id,
            UUID token,
            String cohort,
            String definition,
            Kind kind,
            Optional<String> file,
            boolean planned,
            Waivers waivers) {}

    /** A file in an inbox, as it lies there. */
    public record Arrival(String name, long size, Instant modified) {}

    /** Queues an import; one that waits already is joined. @return its id */
    public long add(Request request) {
        Optional<Long> added = sql.sql("""
                        insert into import (cohort, name, workspace, kind, trigger, by, state, definition,
                                            approves, waive_adds, waive_removes, waive_guard)
                        values (:cohort, :name, :workspace, :kind, :trigger, :by, 'QUEUED', :definition,
                                :approves, :adds, :removes, :guard)
                        on conflict (cohort, kind) where state = 'QUEUED' and file is null do nothing
                        returning id""")
                .param("cohort", request.definition().cohort())
                .param("name", request.definition().name())
                .param("workspace", request.definition().workspace())
                .param("kind", request.kind().name())
                .param("trigger", request.trigger().name())
                .param("by", request.by().orElse(null))
                .param("definition", request.definition().text())
                .param("approves", request.approves().orElse(null))
                .param("adds", request.waivers().adds())
                .param("removes", request.waivers().removes())
                .param("guard", request.waivers().guard().orElse(null))
                .query(Long.class)
                .optional();
        return added.or(() -> waiting(request)).orElseGet(() -> add(request));
    }

    private Optional<Long> waiting(Request request) {
        // An approval that joins takes its waivers along, else it would be lost.
        return sql.sql("""
                        update import
                           set approves = coalesce(:approves, approves),
                               waive_adds = greatest(waive_adds, :adds),
                               waive_removes = greatest(waive_removes, :removes),
                               waive_guard = coalesce(:guard, waive_guard)
                         where cohort = :cohort and kind = :kind and state = 'QUEUED' and file is null
                        returning id""")
                .param("approves", request.approves().orElse(null))
                .param("adds", request.waivers().adds())
                .param("removes", request.waivers().removes())
                .param("guard", request.waivers().guard().orElse(null))
                .param("cohort", request.definition().cohort())
                .param("kind", request.kind().name())
                .query(Long.class)
                .optional();
    }

    /**
     * A row for an import that was due and is not to be; nothing of it is ever queued.
     *
     * @param due when it was to start
     * @param fault the keys', when it is to start once they are mended
     * @return its id
     */
    public long skip(Request request, Instant due, String reason, Import.Fault fault) {
        return sql.sql("""
                        insert into import (cohort, name, workspace, kind, trigger, by, state, reason, fault,
                                            definition, queued_at, started_at, finished_at)
                        values (:cohort, :name, :workspace, :kind, :trigger, :by, 'SKIPPED', :reason, :fault,
                                :definition, :due, now(), now())
                        returning id""")
                .param("cohort", request.definition().cohort())
                .param("name", request.definition().name())
                .param("workspace", request.definition().workspace())
                .param("kind", request.kind().name())
                .param("trigger", request.trigger().name())
                .param("by", request.by().orElse(null))
                .param("reason", reason)
                .param("fault", fault.name())
                .param("definition", request.definition().text())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Queues a file that lies in the cohort's inbox; one that waits already is left alone. */
    public void add(Definition definition, Arrival file) {
        sql.sql("""
                        insert into import (cohort, name, workspace, trigger, by, state, definition,
                                            file, file_size, file_modified)
                        values (:cohort, :name, :workspace, 'FILE', :file, 'QUEUED', :definition,
                                :file, :size, :modified)
                        on conflict (cohort, file) where state in ('QUEUED', 'RUNNING') and file is not null
                        do nothing""")
                .param("cohort", definition.cohort())
                .param("name", definition.name())
                .param("workspace", definition.workspace())
                .param("definition", definition.text())
                .param("file", file.name())
                .param("size", file.size())
                .param("modified", file.modified().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether an import of this file waits or runs. */
    public boolean holds(String cohort, String file) {
        return sql.sql("""
                        select exists (select from import
                                        where cohort = :cohort and file = :file and state in ('QUEUED', 'RUNNING'))""")
                .param("cohort", cohort)
                .param("file", file)
                .query(Boolean.class)
                .single();
    }

    /** The next import whose turn it is, files in the order of their time; empty when none may run. */
    public Optional<Claim> claim() {
        try {
            return sql.sql("""
                            with next as (
                                   select i.id
                                     from import i
                                     left join workspace w on w.name = i.workspace
                                     left join cohort c on c.cohort = i.cohort and c.set_aside_at is null
                                    where i.state = 'QUEUED' and i.not_before <= now()
                                      and w.stopped_at is null and w.changed_at is null
                                      and c.paused_at is null and c.behind_at is null
                                      and (c.present between 1 and :small
                                           or :large > (select count(*) from import r
                                                         where r.owner = :node and r.state = 'RUNNING'))
                                      and not exists (select from import r
                                                       where r.cohort = i.cohort and r.state = 'RUNNING')
                                      -- A file that was put back and waits a moment is still before the later ones:
                                      -- the oldest snapshot must not be the last word.
                                      and (i.file is null
                                           or not exists (select from import e
                                                           where e.cohort = i.cohort and e.state = 'QUEUED'
                                                             and e.file is not null
                                                             and (e.file_modified, e.id) < (i.file_modified, i.id)))
                                    order by coalesce(i.file_modified, i.queued_at), i.id
                                    limit 1
                                      for update of i skip locked)
                            update import i
                               set state = 'RUNNING', started_at = coalesce(i.started_at, now()), owner = :node,
                                   token = gen_random_uuid(),
                                   lease_until = clock_timestamp() + make_interval(secs => :lease)
                              from next
                             where i.id = next.id
                            """ + CLAIMED)
                    .param("node", node)
                    .param("lease", lease.toSeconds())
                    .param("small", SMALL)
                    .param("large", AT_ONCE - FOR_SMALL)
                    .query((row, n) -> claim(row))
                    .optional();
        } catch (DuplicateKeyException raced) {
            // Another node took one of the same cohort in between; its turn comes again.
            return Optional.empty();
        }
    }

    /** Imports that this node was at when it ended, the oldest first; asked once, at a start. */
    public List<Long> leftBehind() {
        return sql.sql("select id from import where state = 'RUNNING' and owner = :node order by id")
                .param("node", node)
                .query(Long.class)
                .list();
    }

    /** Imports whose lease ran out, the oldest first. */
    public List<Long> lost() {
        return sql.sql("select id from import where state = 'RUNNING' and lease_until < clock_timestamp() order by id")
                .query(Long.class)
                .list();
    }

    /**
     * Takes over an import that nobody works on: from here on its old token marks and acknowledges nothing.
     *
     * @param ours whether it is one that this node left behind, whose lease need not have run out
     * @return empty when another node was quicker
     */
    public Optional<Claim> takeOver(long id, boolean ours) {
        return sql.sql("""
                        with lost as (
                               select id from import
                                where id = :id and state = 'RUNNING'
                                  and (lease_until < clock_timestamp() or :ours and owner = :node)
                                  for update skip locked)
                        update import i
                           set owner = :node, token = gen_random_uuid(),
                               lease_until = clock_timestamp() + make_interval(secs => :lease),
                               -- Whoever was at it waited; whether we have to is seen anew.
                               waiting_why = null, waiting_until = null
                          from lost
                         where i.id = lost.id
                        """ + CLAIMED)
                .param("id", id)
                .param("ours", ours)
                .param("node", node)
                .param("lease", lease.toSeconds())
                .query((row, n) -> claim(row))
                .optional();
    }

    /** Whether the import has begun so recently that its plan still counts (design, ledger rule 9). */
    public boolean isYoung(long id, Duration most) {
        return sql.sql("select started_at > now() - make_interval(secs => :most) from import where id = :id")
                .param("most", most.toSeconds())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** What the import is about, as it begins: its cohort's row and the definition that counts. */
    public void begins(long id, UUID token, int cohort, Definition definition) {
        sql.sql("""
                        update import
                           set cohort_id = nullif(:cohort, 0), name = :name, workspace = :workspace,
                               definition = :definition
                         where id = :id and token = :token""")
                .param("cohort", cohort)
                .param("name", definition.name())
                .param("workspace", definition.workspace())
                .param("definition", definition.text())
                .param("id", id)
                .param("token", token)
                .update();
    }

    /** Puts an import back, nothing of which was planned, so that it begins again. @return false when it was planned */
    public boolean putBack(Claim claim, Duration delay) {
        try {
            return sql.sql("""
                            update import
                               set state = 'QUEUED', owner = null, token = null, lease_until = null,
                                   not_before = now() + make_interval(secs => :delay)
                             where id = :id and token = :token and state = 'RUNNING' and planned_at is null""")
                            .param("delay", delay.toMillis() / 1000.0)
                            .param("id", claim.id())
                            .param("token", claim.token())
                            .update()
                    == 1;
        } catch (DuplicateKeyException another) {
            giveWay(claim);
            return true;
        }
    }

    /** Another one waits already, and at most one may: that one does the work of both, with the waivers of both. */
    private void giveWay(Claim claim) {
        sql.sql("""
                        with gone as (
                               update import
                                  set state = 'SKIPPED', finished_at = clock_timestamp(),
                                      reason = 'It was cut off before anything was planned; the one that waited does its part.'
                                where id = :id and token = :token and state = 'RUNNING' and planned_at is null
                               returning cohort, kind, approves, waive_adds, waive_removes, waive_guard)
                        update import w
                           set approves = coalesce(w.approves, gone.approves),
                               waive_adds = greatest(w.waive_adds, gone.waive_adds),
                               waive_removes = greatest(w.waive_removes, gone.waive_removes),
                               waive_guard = coalesce(w.waive_guard, gone.waive_guard)
                          from gone
                         where w.cohort = gone.cohort and w.kind = gone.kind
                           and w.state = 'QUEUED' and w.file is null""").param("id", claim.id()).param("token", claim.token()).update();
    }

    /** Lets an import go that goes on at the next start. */
    public void release(long id, UUID token) {
        sql.sql("update import set lease_until = clock_timestamp() where id = :id and token = :token")
                .param("id", id)
                .param("token", token)
                .update();
    }

    /** What became of a lease: ours still, and whether somebody wants the import cancelled. */
    public record Renewed(long id, UUID token, Optional<String> cancelledBy) {}

    /** Renews the leases of the imports at work here; one that is not in the answer is not ours any more. */
    public List<Renewed> renew(List<UUID> tokens) {
        return sql.sql("""
                        update import
                           set lease_until = clock_timestamp() + make_interval(secs => :lease)
                         where token = any (:tokens) and state = 'RUNNING'
                        returning id, token, cancelled_by""")
                .param("lease", lease.toSeconds())
                .param("tokens", tokens.toArray(UUID[]::new))
                .query((row, n) -> new Renewed(
                        row.getLong(1), row.getObject(2, UUID.class), Optional.ofNullable(row.getString(3))))
                .list();
    }

    /** Whether the import came to its end under this token, rather than going to another node. */
    public boolean hasEnded(long id, UUID token) {
        return sql.sql("select exists (select from import where id = :id and token = :token and state <> 'RUNNING')")
                .param("id", id)
                .param("token", token)
                .query(Boolean.class)
                .single();
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getLong("id"),
                row.getObject("token", UUID.class),
                row.getString("cohort"),
                row.getString("definition"),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("file")),
                row.getBoolean("planned"),
                new Waivers(
                        row.getLong("waive_adds"),
                        row.getLong("waive_removes"),
                        Optional.ofNullable(row.getString("waive_guard"))));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
