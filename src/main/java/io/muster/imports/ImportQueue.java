package io.muster.imports;

import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Source;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.ImportRun.Waivers;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonColumns;
import io.muster.model.RecordRowMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Imports that wait, and who works on them: at most one a cohort over all nodes, held by a lease on the database's
 * clock (docs/design.md, rule 6). Safe for use by many threads and nodes.
 */
public final class ImportQueue {

    /** So many imports are at work on a node at once; with those that it took over it may be at more, and begins none. */
    public static final int AT_ONCE = 6;

    /** So many of them are left to small cohorts, which would else wait for hours behind large ones. */
    private static final int FOR_SMALL = 2;

    /** A cohort that has members, and no more than this, is small; of one without any nobody knows. */
    private static final int SMALL = 50_000;

    private static final String CLAIMED = """
            returning i.id, i.token, i.cohort, i.definition, i.kind, i.file, i.planned_at is not null planned, i.cut_off,
                      i.approved_adds adds, i.approved_removes removes, coalesce(i.approved_guards, '') guards
            """;

    /** Guards stand in a column with commas between. */
    static final RecordRowMapper<Waivers> WAIVERS = RecordRowMapper.of(Waivers.class);

    /** Nodes with one data folder put its files into the queue, or out of it, one after the other. */
    private static final String FILES = "files of ";

    /** So do all nodes who look whose turn it is: a look takes a moment, and two at once would see the same. */
    private static final String CLAIMS = "claims";

    private final JdbcClient sql;
    private final AdvisoryLock lock;
    private final String node;
    private final String place;
    private final Duration lease;

    /** A node whose data folder is nobody else's. */
    public ImportQueue(DataSource database, String node, Duration lease) {
        this(database, node, node, lease);
    }

    /**
     * @param node this process's name, which no other ever has
     * @param place the data folder's name, which nodes may share: only its files are imported here
     */
    public ImportQueue(DataSource database, String node, String place, Duration lease) {
        this.sql = JdbcClient.create(database);
        this.lock = new AdvisoryLock(database);
        this.node = node;
        this.place = place;
        this.lease = lease;
    }

    /**
     * An import that this node may work on now.
     *
     * @param definition the definition's text when it was triggered
     * @param planned whether its changes are durable, so that it goes on without its source
     * @param cutOff how often a process ended that was at it, before anything was planned
     */
    public record ImportClaim(
            long id,
            UUID token,
            String cohort,
            String definition,
            ImportKind kind,
            Optional<String> file,
            boolean planned,
            Waivers waivers,
            int cutOff) {}

    /**
     * A file as it was when it was taken.
     *
     * @param key what tells it from another one of the same name
     * @param at whose turn it is among the files of its cohort
     */
    public record Arrival(String name, long size, Instant modified, String key, Instant at) {

        /** A file whose own time is whose turn it is. */
        public Arrival(String name, long size, Instant modified) {
            this(name, size, modified, "", modified);
        }
    }

    /** What is to be done with a file before its row counts; a row whose file was not to be had is none. */
    public interface Taking {
        /** @return whether the file was to be had */
        boolean takes(long importId, Arrival file) throws IOException;
    }

    /** Queues an import; one that waits already is joined. @return its id */
    public long add(ImportRequest request) {
        Optional<Long> added = sql.sql("""
                        insert into import (cohort, name, workspace, kind, trigger, by, state, definition,
                                            approves, approved_adds, approved_removes, approved_guards, place)
                        values (:cohort, :name, :workspace, :kind, :trigger, :by, 'QUEUED', :definition,
                                :approves, :adds, :removes, nullif(:guards, ''),
                                -- The last file is read again where it lies.
                                (select place from import
                                  where cohort = :cohort and file is not null and planned_at is not null and :reads
                                  order by planned_at desc limit 1))
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
                .param(
                        "guards",
                        String.join(",", new TreeSet<>(request.waivers().guards())))
                .param(
                        "reads",
                        request.definition().source() instanceof Source.File && request.kind() != ImportKind.RETIRE)
                .query(Long.class)
                .optional();
        return added.or(() -> waiting(request)).orElseGet(() -> add(request));
    }

    private Optional<Long> waiting(ImportRequest request) {
        // An approval that joins takes its waivers along, else it would be lost.
        return sql.sql("""
                        update import
                           set approves = coalesce(:approves, approves),
                               approved_adds = greatest(approved_adds, :adds),
                               approved_removes = greatest(approved_removes, :removes),
                               approved_guards = nullif(concat_ws(',', approved_guards, nullif(:guards, '')), '')
                         where cohort = :cohort and kind = :kind and state = 'QUEUED' and file is null
                        returning id""")
                .param("approves", request.approves().orElse(null))
                .param("adds", request.waivers().adds())
                .param("removes", request.waivers().removes())
                .param(
                        "guards",
                        String.join(",", new TreeSet<>(request.waivers().guards())))
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
    public long skip(ImportRequest request, Instant due, Reason reason, FailureKind fault) {
        return sql.sql("""
                        insert into import (cohort, name, workspace, kind, trigger, by, state, reason, reason_code,
                                            reason_figures, failure_kind, definition, queued_at, started_at, finished_at)
                        values (:cohort, :name, :workspace, :kind, :trigger, :by, 'SKIPPED', :reason, :code,
                                cast(:figures as jsonb), :fault, :definition, :due, now(), now())
                        returning id""")
                .param("cohort", request.definition().cohort())
                .param("name", request.definition().name())
                .param("workspace", request.definition().workspace())
                .param("kind", request.kind().name())
                .param("trigger", request.trigger().name())
                .param("by", request.by().orElse(null))
                .params(ReasonColumns.params(reason))
                .param("fault", fault.name())
                .param("definition", request.definition().text())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Queues a file that is where it belongs already. @return its import's number */
    public long add(CohortDefinition definition, Arrival file) {
        return add(definition, List.of(file), Duration.ZERO, (id, each) -> true).get(0);
    }

    /**
     * Queues files as they are taken: a row stands when its file was had, and not before. After a kill in between a file
     * lies taken without a row, and is queued again by its number.
     *
     * @param later how long they wait at least
     * @return the numbers of those that were to be had
     */
    public List<Long> add(CohortDefinition definition, List<Arrival> files, Duration later, Taking taking) {
        return lock.holding(FILES + place, () -> {
            List<Long> taken = new ArrayList<>();
            for (Arrival file : files) {
                long id = insert(definition, file, later);
                boolean had = false;
                try {
                    had = taking.takes(id, file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    if (!had) {
                        remove(id);
                    }
                }
                if (had) {
                    taken.add(id);
                }
            }
            return taken;
        });
    }

    private long insert(CohortDefinition definition, Arrival file, Duration later) {
        return sql.sql("""
                        insert into import (cohort, name, workspace, trigger, by, state, definition,
                                            file, file_size, file_modified, file_key, arrived_at, place, not_before)
                        values (:cohort, :name, :workspace, 'FILE', :file, 'QUEUED', :definition,
                                :file, :size, :modified, :key, :at, :place, now() + make_interval(secs => :later))
                        returning id""")
                .param("cohort", definition.cohort())
                .param("name", definition.name())
                .param("workspace", definition.workspace())
                .param("definition", definition.text())
                .param("file", file.name())
                .param("size", file.size())
                .param("modified", file.modified().atOffset(ZoneOffset.UTC))
                .param("key", file.key())
                .param("at", file.at().atOffset(ZoneOffset.UTC))
                .param("place", place)
                .param("later", later.toMillis() / 1000.0)
                .query(Long.class)
                .single();
    }

    /** The cohort's file whose turn is first. @return its import's id */
    public Optional<Long> waitingFile(String cohort) {
        return sql.sql("""
                        select id
                          from import
                         where cohort = :cohort and state = 'QUEUED' and file is not null
                         order by arrived_at, id
                         limit 1""").param("cohort", cohort).query(Long.class).optional();
    }

    private void remove(long id) {
        sql.sql("delete from import where id = :id").param("id", id).update();
    }

    /** What is done with files while nobody else takes, queues or puts aside any. */
    public interface Alone {
        void run() throws IOException;
    }

    public void alone(Alone work) {
        lock.holding(FILES + place, () -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    /** What the import's file was when it was taken. */
    public Optional<Arrival> arrival(long id) {
        return sql.sql("""
                        select file as name, file_size size, file_modified modified, coalesce(file_key, '') as key,
                               coalesce(arrived_at, file_modified) as at
                          from import
                         where id = :id and file is not null and file_modified is not null""")
                .param("id", id)
                .query(RecordRowMapper.of(Arrival.class))
                .optional();
    }

    /** The file was written to after it was taken. @return whether it was queued no longer than {@code most} ago */
    public boolean writtenTo(long id, long size, Instant modified, Duration most) {
        return sql.sql("""
                        update import
                           set file_size = :size, file_modified = :modified
                         where id = :id
                        returning queued_at > now() - make_interval(secs => :most)""")
                .param("size", size)
                .param("modified", modified.atOffset(ZoneOffset.UTC))
                .param("most", most.toSeconds())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** What was taken is not what had been seen: it has to stand still itself. */
    public void isAnother(long id, Arrival file, Duration stillFor) {
        isOf(id, file);
        sql.sql("update import set not_before = now() + make_interval(secs => :still) where id = :id")
                .param("still", stillFor.toMillis() / 1000.0)
                .param("id", id)
                .update();
    }

    /** The same file, untouched since, came to nothing already: it is not told of at each look. */
    public boolean wasRefused(String cohort, Arrival file) {
        return sql.sql("""
                        select exists (
                               select from import
                                where cohort = :cohort and file = :file and state = 'FAILED' and place = :place
                                  and file_size = :size and file_modified = :modified and file_key = :key)""")
                .param("cohort", cohort)
                .param("file", file.name())
                .param("place", place)
                .param("size", file.size())
                .param("modified", file.modified().atOffset(ZoneOffset.UTC))
                .param("key", file.key())
                .query(Boolean.class)
                .single();
    }

    /** Keeps what an import's file is. */
    public void isOf(long id, Arrival file) {
        sql.sql("""
                        update import
                           set file_size = :size, file_modified = :modified, file_key = :key, arrived_at = :at,
                               place = :place
                         where id = :id""")
                .param("size", file.size())
                .param("modified", file.modified().atOffset(ZoneOffset.UTC))
                .param("key", file.key())
                .param("at", file.at().atOffset(ZoneOffset.UTC))
                .param("place", place)
                .param("id", id)
                .update();
    }

    /** An import whose file lies here, and what became of it. */
    public record FileImport(
            long id,
            String cohort,
            String file,
            ImportState state,
            boolean planned,
            String reason,
            Optional<String> cancelledBy) {}

    /** Those that wait here for nothing but their end, since somebody cancelled them. */
    public List<FileImport> cancelledFiles() {
        return sql.sql("""
                        select id, cohort, file, state, planned_at is not null planned, reason, cancelled_by
                          from import
                         where state = 'QUEUED' and file is not null and cancelled_by is not null and place = :place
                         order by id""")
                .param("place", place)
                .query(RecordRowMapper.of(FileImport.class))
                .list();
    }

    /** Ends a file's import that never began. @return false when it did */
    public boolean cancelled(long id, Reason reason) {
        return sql.sql("""
                                update import
                                   set state = 'CANCELLED', reason = :reason, reason_code = :code,
                                       reason_figures = cast(:figures as jsonb), finished_at = clock_timestamp()
                                 where id = :id and state = 'QUEUED'""").params(ReasonColumns.params(reason)).param("id", id).update() == 1;
    }

    /** Those of the imports whose files were taken here. */
    public List<FileImport> fileImports(Collection<Long> ids) {
        return sql.sql("""
                        select id, cohort, file, state, planned_at is not null planned, reason, cancelled_by
                          from import
                         where id = any (:ids) and file is not null and place = :place""")
                .param("ids", ids.toArray(Long[]::new))
                .param("place", place)
                .query(RecordRowMapper.of(FileImport.class))
                .list();
    }

    /** Has the import done where the file that it reads lies. @return false when that is here, or anywhere */
    public boolean handTo(long id, Optional<String> other) {
        return other.filter(it -> !it.equals(place)).isPresent()
                && sql.sql("update import set place = :place where id = :id")
                                .param("place", other.get())
                                .param("id", id)
                                .update()
                        == 1;
    }

    /**
     * The next import whose turn it is; empty when none may run. A cohort that waited longest is next, its files in the
     * order in which they arrived over all places. What lies where no node looks any more keeps nobody waiting.
     */
    public Optional<ImportClaim> claim() {
        try {
            return lock.holding(CLAIMS, this::next);
        } catch (DuplicateKeyException raced) {
            // Another node took over one of the same cohort in between; its turn comes again.
            return Optional.empty();
        }
    }

    private Optional<ImportClaim> next() {
        // A step of the index a cohort, and in it the first that counts.
        return sql.sql("""
                        with recursive waiting as (
                               (select cohort from import where state = 'QUEUED' order by cohort limit 1)
                               union all
                               select (select i.cohort from import i
                                        where i.state = 'QUEUED' and i.cohort > w.cohort
                                        order by i.cohort limit 1)
                                 from waiting w
                                where w.cohort is not null),
                             near as (
                               select id from place
                                where id = :place or seen_at > clock_timestamp() - interval '2 minutes'),
                             next as (
                               select i.id, i.cohort
                                 from waiting
                                 left join turn t on t.cohort = waiting.cohort
                                cross join lateral (
                                      (select f.*
                                         from import f
                                        where f.cohort = waiting.cohort and f.state = 'QUEUED'
                                          and f.arrived_at is not null and f.cancelled_by is null
                                          and (f.place = :place or f.place in (select id from near))
                                        order by f.arrived_at, f.id
                                        limit 1)
                                      union all
                                      select o.*
                                        from import o
                                       where o.cohort = waiting.cohort and o.state = 'QUEUED' and o.arrived_at is null) i
                                 left join workspace w on w.name = i.workspace
                                 left join cohort c on c.cohort = i.cohort and c.detached_at is null
                                -- What was never put off is free, also after a clock was set back.
                                where (i.not_before <= now() or i.not_before <= i.queued_at)
                                  and (i.place is null or i.place = :place)
                                  and w.stopped_at is null and w.changed_at is null
                                  and c.paused_at is null and c.behind_at is null
                                  and case when c.present between 1 and :small then :most else :large end
                                      > (select count(*) from import r
                                          where r.owner = :node and r.state = 'RUNNING')
                                  and not exists (select from import r
                                                   where r.cohort = i.cohort and r.state = 'RUNNING')
                                  -- One at a time of those at which a process ended: it takes no others with it again.
                                  and (i.cut_off = 0
                                       or not exists (select from import r
                                                       where r.state = 'RUNNING' and r.cut_off > 0
                                                         and r.planned_at is null))
                                  -- Where an endpoint says 429, those who would only wait for it leave room for others.
                                  and not (exists (select from braze_limit l
                                                    where l.partner = c.partner and l.endpoint = c.endpoint
                                                      and l.waits_until > now())
                                           and :waiting <= (select count(*)
                                                              from import r
                                                              join cohort there on there.id = r.cohort_id
                                                             where r.owner = :node and r.state = 'RUNNING'
                                                               and there.endpoint = c.endpoint))
                                order by t.taken_at nulls first, coalesce(i.arrived_at, i.queued_at), i.id
                                limit 1),
                             took as (
                               insert into turn (cohort, taken_at)
                               select cohort, clock_timestamp() from next
                               on conflict (cohort) do update set taken_at = excluded.taken_at)
                        update import i
                           set state = 'RUNNING', started_at = coalesce(i.started_at, now()), owner = :node,
                               token = gen_random_uuid(), reason = '',
                               reason_code = null, reason_figures = null,
                               lease_until = clock_timestamp() + make_interval(secs => :lease)
                          from next
                         where i.id = next.id and i.state = 'QUEUED' and i.cancelled_by is null
                        """ + CLAIMED)
                .param("node", node)
                .param("place", place)
                .param("lease", lease.toSeconds())
                .param("small", SMALL)
                .param("most", AT_ONCE)
                .param("large", AT_ONCE - FOR_SMALL)
                .param("waiting", AT_ONCE - FOR_SMALL - FOR_SMALL)
                .query(ImportQueue::claimed)
                .optional();
    }

    /** Imports that a process was at that is gone, the oldest first. */
    public List<Long> leftBehind(String former) {
        return sql.sql("select id from import where state = 'RUNNING' and owner = :former order by id")
                .param("former", former)
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
     * @param former a process that is gone, whose lease need not have run out
     * @return empty when another node was quicker
     */
    public Optional<ImportClaim> takeOver(long id, Optional<String> former) {
        return sql.sql("""
                        with lost as (
                               select id from import
                                where id = :id and state = 'RUNNING'
                                  and (lease_until < clock_timestamp() or owner = :former)
                                  for update skip locked)
                        update import i
                           set owner = :node, token = gen_random_uuid(),
                               lease_until = clock_timestamp() + make_interval(secs => :lease),
                               -- Without a token it was let go, rather than cut off.
                               cut_off = i.cut_off + case when i.planned_at is null and i.token is not null then 1 else 0 end,
                               -- Whoever was at it waited; whether we have to is seen anew.
                               waiting_why = null, waiting_until = null
                          from lost
                         where i.id = lost.id
                        """ + CLAIMED)
                .param("id", id)
                .param("former", former.orElse(null), Types.VARCHAR)
                .param("node", node)
                .param("lease", lease.toSeconds())
                .query(ImportQueue::claimed)
                .optional();
    }

    /** Whether the import has begun so recently that its plan still counts (docs/design.md, rule 9). */
    public boolean isYoung(long id, Duration most) {
        return sql.sql("select started_at > now() - make_interval(secs => :most) from import where id = :id")
                .param("most", most.toSeconds())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Whether its changes are durable, so that it goes on without its source. */
    public boolean isPlanned(long id, UUID token) {
        return sql.sql(
                        "select exists (select from import where id = :id and token = :token and planned_at is not null)")
                .param("id", id)
                .param("token", token)
                .query(Boolean.class)
                .single();
    }

    /**
     * What the import is about, as it begins: its cohort's row and the definition that counts.
     *
     * @param cohort 0 where it cannot be told now: what was planned before is still that cohort's
     */
    public void begins(long id, UUID token, int cohort, CohortDefinition definition) {
        sql.sql("""
                        update import
                           set cohort_id = coalesce(nullif(:cohort, 0), cohort_id), name = :name, workspace = :workspace,
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
    public boolean putBack(ImportClaim claim, Duration delay) {
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
    private void giveWay(ImportClaim claim) {
        sql.sql("""
                        with gone as (
                               update import
                                  set state = 'SKIPPED', finished_at = clock_timestamp(),
                                      reason = :reason, reason_code = :code, reason_figures = cast(:figures as jsonb)
                                where id = :id and token = :token and state = 'RUNNING' and planned_at is null
                               returning cohort, kind, approves, approved_adds, approved_removes, approved_guards, cut_off)
                        update import w
                           set approves = coalesce(w.approves, gone.approves),
                               approved_adds = greatest(w.approved_adds, gone.approved_adds),
                               approved_removes = greatest(w.approved_removes, gone.approved_removes),
                               approved_guards = nullif(concat_ws(',', w.approved_guards, gone.approved_guards), ''),
                               cut_off = greatest(w.cut_off, gone.cut_off)
                          from gone
                         where w.cohort = gone.cohort and w.kind = gone.kind
                           and w.state = 'QUEUED' and w.file is null""")
                .params(ReasonColumns.params(Reason.of(ReasonCode.JOINED_WAITING)))
                .param("id", claim.id())
                .param("token", claim.token())
                .update();
    }

    /** Lets an import go that goes on at the next start. */
    public void release(long id, UUID token) {
        sql.sql("""
                        update import
                           set lease_until = clock_timestamp(),
                               token = case when planned_at is not null then token end
                         where id = :id and token = :token""").param("id", id).param("token", token).update();
    }

    /** What became of a lease: ours still, and whether somebody wants the import cancelled. */
    public record ImportLease(long id, UUID token, Optional<String> cancelledBy) {}

    /** Renews the leases of the imports at work here; one that is not in the answer is not ours any more. */
    public List<ImportLease> renew(List<UUID> tokens) {
        return sql.sql("""
                        update import
                           set lease_until = clock_timestamp() + make_interval(secs => :lease)
                         where token = any (:tokens) and state = 'RUNNING'
                        returning id, token, cancelled_by""")
                .param("lease", lease.toSeconds())
                .param("tokens", tokens.toArray(UUID[]::new))
                .query(RecordRowMapper.of(ImportLease.class))
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

    private static ImportClaim claimed(ResultSet row, int n) throws SQLException {
        return new ImportClaim(
                row.getLong("id"),
                row.getObject("token", UUID.class),
                row.getString("cohort"),
                row.getString("definition"),
                ImportKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("file")),
                row.getBoolean("planned"),
                WAIVERS.mapRow(row, n),
                row.getInt("cut_off"));
    }
}
