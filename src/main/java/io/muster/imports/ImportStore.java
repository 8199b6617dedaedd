package io.muster.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.imports.Import.Waiting;
import io.muster.imports.Import.Waiting.WaitCause;
import io.muster.model.InstantColumn;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonColumns;
import io.muster.model.RecordRowMapper;
import io.muster.model.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The imports of the past and of now, as page, API and mails read them. Never reads an identifier. */
public final class ImportStore {

    // While an import runs, its counts come from its batches; when it has ended, they stand in its row.
    private static final String IMPORTS = """
            select i.id, i.cohort, i.name, i.workspace, i.trigger, i.by, i.file, i.state, i.reason, i.reason_code,
                   i.reason_figures, i.failure_kind, i.queued_at, i.started_at, i.finished_at, i.rejects, i.remarks,
                   i.waiting_why as why, i.waiting_until as until, i.waiting_step as step, l.waits_until limited_until,
                   i.rows, i.members, i.rejected, i.duplicates, i.unchanged, i.parked_adds, i.parked_removes, i.changes,
                   i.refused_removes, i.warnings,
                   -- Known from the beginning: nobody else moves it while this import is at work.
                   case when i.state = 'RUNNING' and i.planned_at is null then coalesce(c.present, 0)
                        else i.present_before end present_before,
                   coalesce(b.added, i.added) added, coalesce(b.removed, i.removed) removed,
                   coalesce(b.acknowledged - b.added - b.removed, i.acknowledged - i.added - i.removed) settled,
                   coalesce(b.acknowledged, i.acknowledged) acknowledged, coalesce(b.uncertain, i.uncertain) uncertain,
                   i.refused + coalesce(b.refused, 0) refused,
                   coalesce(b.requests, i.requests) requests, coalesce(b.retries, i.retries) retries
              from import i
              left join lateral (
                   select coalesce(sum(joins) filter (where state in ('ACKNOWLEDGED', 'DOUBTED')), 0) added,
                          coalesce(sum(leaves) filter (where state in ('ACKNOWLEDGED', 'DOUBTED')), 0) removed,
                          coalesce(sum(n) filter (where state in ('ACKNOWLEDGED', 'DOUBTED')), 0) acknowledged,
                          coalesce(sum(n) filter (where state = 'SENT'), 0) uncertain,
                          coalesce(sum(n) filter (where state = 'REFUSED'), 0) refused,
                          coalesce(sum(attempts), 0) requests,
                          coalesce(sum(greatest(attempts - 1, 0)), 0) retries
                     from batch where batch.import = i.id) b on i.state = 'RUNNING'
              left join cohort c on c.id = i.cohort_id
              left join braze_limit l on l.partner = c.partner and l.endpoint = c.endpoint and l.waits_until > now()
                    and i.state = 'RUNNING' and i.planned_at is not null
            """;

    private static final RecordRowMapper<Counts> COUNTS = RecordRowMapper.of(Counts.class);
    private static final RecordRowMapper<Waiting> WAITS = RecordRowMapper.of(Waiting.class);

    /** No file, or one in a folder into which no node looks: it is put aside there when one does again. */
    private static final String NOBODY_PUTS_AWAY = """
            (file is null or place is null
             or not exists (select from place p
                             where p.id = import.place and p.seen_at > clock_timestamp() - interval '2 minutes'))""";

    private static final TypeReference<Map<String, Long>> REJECTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;

    public ImportStore(DataSource database, ObjectMapper json) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.json = json;
    }

    public Optional<Import> find(long id) {
        return sql.sql(IMPORTS + " where i.id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** A cohort's imports, newest first, older than {@code before}. */
    public List<Import> of(String cohort, int limit, long before) {
        return sql.sql(IMPORTS + " where i.cohort = :cohort and i.id < :before order by i.id desc limit :limit")
                .param("cohort", cohort)
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Those of these numbers, the newest first. */
    public List<Import> all(List<Long> ids) {
        return sql.sql(IMPORTS + " where i.id = any (:ids) order by i.id desc")
                .param("ids", ids.toArray(Long[]::new))
                .query(this::read)
                .list();
    }

    /** The newest import of each of the cohorts that was not merely skipped. */
    public Map<String, Import> newest(Collection<String> cohorts) {
        // One step back in import_history a cohort.
        return sql.sql(IMPORTS + """
                     where i.id in (
                           select n.id
                             from unnest(:cohorts) wanted (cohort)
                            cross join lateral (
                                  select id from import
                                   where import.cohort = wanted.cohort and state <> 'SKIPPED'
                                   order by id desc limit 1) n)""").param("cohorts", cohorts.toArray(String[]::new)).query(this::read).list().stream()
                .collect(Collectors.toMap(Import::cohort, each -> each));
    }

    /** Those of the imports that there are. */
    public Map<Long, Import> all(Collection<Long> ids) {
        return sql
                .sql(IMPORTS + " where i.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(this::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Import::id, each -> each));
    }

    /** What the previous import read: its file's hash, and the definition's text. */
    public record Input(String hash, String definition) {}

    /**
     * What the previous import read, when it SUCCEEDED on this ledger and nobody has doubted it or left anything to be
     * sent since: what an equal input need not do again.
     */
    public Optional<Input> previousInput(Target target, long id) {
        return sql.sql("""
                        select i.file_hash hash, i.definition
                          from (select * from import
                                 where cohort = :cohort and id <> :id and state not in ('SKIPPED', 'QUEUED')
                                 order by started_at desc, id desc
                                 limit 1) i
                         where i.state = 'SUCCEEDED' and i.cohort_id = :ledger and i.file_hash is not null
                           and not exists (select from batch
                                            where cohort = :ledger and state in ('DOUBTED', 'PLANNED', 'PENDING', 'REFUSED'))""")
                .param("cohort", target.cohort())
                .param("ledger", target.id())
                .param("id", id)
                .query(RecordRowMapper.of(Input.class))
                .optional();
    }

    /** The last file whose changes were planned: where it is archived is known by the import's id and the name. */
    public Optional<Import> lastAcceptedFile(String cohort) {
        return sql.sql(IMPORTS + """
                                 where i.cohort = :cohort and i.file is not null and i.planned_at is not null
                                 order by i.planned_at desc limit 1""").param("cohort", cohort).query(this::read).optional();
    }

    /** In which data folder the import's file lies; empty for imports of before that was kept. */
    public Optional<String> placeOf(long id) {
        return sql.sql("select place from import where id = :id")
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(place -> place);
    }

    /** Those of the imports that ended before {@code moment}. */
    public Set<Long> endedBefore(Set<Long> imports, Instant moment) {
        return Set.copyOf(sql.sql("select id from import where id = any (:ids) and finished_at < :moment")
                .param("ids", imports.toArray(Long[]::new))
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list());
    }

    /** The text of the definition that the import ran with. */
    public Optional<String> definitionOf(long id) {
        return sql.sql("select definition from import where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** What has to be done before a row stands; where it throws, none does. */
    public interface RowPreparation {
        void run(long id) throws IOException;
    }

    /** A row for a trigger that came to nothing. */
    public long refused(String cohort, String name, Trigger trigger, String by, Outcome ending, RowPreparation before) {
        return Objects.requireNonNull(transaction.execute(status -> {
            long id = inserted(cohort, name, trigger, by, ending);
            try {
                before.run(id);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return id;
        }));
    }

    private long inserted(String cohort, String name, Trigger trigger, String by, Outcome ending) {
        return sql.sql("""
                        insert into import (cohort, name, workspace, trigger, by, file, state, reason, reason_code,
                                            reason_figures, failure_kind, definition, started_at, finished_at)
                        values (:cohort, :name, '', :trigger, :by, :file, :state, :reason, :code,
                                cast(:figures as jsonb), :fault, '', now(), now())
                        returning id""")
                .param("cohort", cohort)
                .param("name", name)
                .param("trigger", trigger.name())
                .param("by", by)
                .param("file", trigger == Trigger.FILE ? by : null)
                .param("state", ending.state().name())
                .params(ReasonColumns.params(ending.why()))
                .param("fault", ending.fault().name())
                .query(Long.class)
                .single();
    }

    /** Progress of the source: rows read so far, rows left out by reason, and what is remarked of cells. */
    public void progress(long id, long rows, Map<String, Long> rejects, Map<String, Long> remarks) {
        sql.sql("""
                        update import
                           set rows = :rows, rejects = cast(:rejects as jsonb), rejected = :rejected,
                               remarks = cast(:remarks as jsonb)
                         where id = :id and state = 'RUNNING'""")
                .param("rows", rows)
                .param("rejects", write(rejects))
                .param("remarks", write(remarks))
                .param("rejected", rejects.values().stream().mapToLong(n -> n).sum())
                .param("id", id)
                .update();
    }

    /** The source has been read, matched and staged to its end. */
    public void sourceRead(long id) {
        sql.sql("update import set read_at = clock_timestamp() where id = :id and state = 'RUNNING'")
                .param("id", id)
                .update();
    }

    /** The hash of the file that the import reads. */
    public void hashed(long id, String hash) {
        sql.sql("update import set file_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", id)
                .update();
    }

    /** What the import waits for now; empty when it goes on. */
    public void waiting(long id, Optional<Waiting> waiting) {
        sql.sql("""
                        update import set waiting_why = :why, waiting_until = :until, waiting_step = :step
                         where id = :id and state = 'RUNNING'""")
                .param("why", waiting.map(w -> w.why().name()).orElse(null))
                .param(
                        "until",
                        waiting.flatMap(Waiting::until)
                                .map(w -> w.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("step", waiting.flatMap(Waiting::step).orElse(null))
                .param("id", id)
                .update();
    }

    /**
     * Marks an import that runs, or ends one that waits. One that waits with a file is marked too, and ends where its
     * file lies, once that is put aside: else the file would be there without anybody who knows of it.
     *
     * @return false when it had ended
     */
    public boolean cancel(long id, String by) {
        return sql.sql("""
                                update import
                                   set cancelled_by = :by,
                                       state = case when state = 'QUEUED' and %1$s then 'CANCELLED' else state end,
                                       reason = case when state = 'QUEUED' and %1$s then :reason else reason end,
                                       reason_code = case when state = 'QUEUED' and %1$s then :code
                                                          else reason_code end,
                                       reason_figures = case when state = 'QUEUED' and %1$s
                                                             then cast(:figures as jsonb) else reason_figures end,
                                       finished_at = case when state = 'QUEUED' and %1$s then now() end
                                 where id = :id and state in ('QUEUED', 'RUNNING')""".formatted(NOBODY_PUTS_AWAY))
                        .param("by", by)
                        .params(ReasonColumns.params(Reason.of(ReasonCode.CANCELLED, by)))
                        .param("id", id)
                        .update()
                == 1;
    }

    private Import read(ResultSet row, int n) throws SQLException {
        return new Import(
                row.getLong("id"),
                row.getString("cohort"),
                row.getString("name"),
                row.getString("workspace"),
                Trigger.valueOf(row.getString("trigger")),
                Optional.ofNullable(row.getString("by")),
                Optional.ofNullable(row.getString("file")),
                ImportState.valueOf(row.getString("state")),
                ReasonColumns.read(row, "reason"),
                FailureKind.valueOf(row.getString("failure_kind")),
                InstantColumn.of(row, "queued_at").orElseThrow(),
                InstantColumn.of(row, "started_at"),
                InstantColumn.of(row, "finished_at"),
                COUNTS.mapRow(row, n),
                counted(row.getString("rejects")),
                counted(row.getString("remarks")),
                waiting(row, n));
    }

    private static Optional<Waiting> waiting(ResultSet row, int n) throws SQLException {
        Optional<Waiting> own = row.getString("why") == null ? Optional.empty() : Optional.of(WAITS.mapRow(row, n));
        // Braze's limit keeps back every import of the partner that delivers, whichever of them was told.
        return InstantColumn.of(row, "limited_until")
                .filter(limit -> own.isEmpty()
                        || own.get().until().filter(it -> it.isBefore(limit)).isPresent())
                .map(limit -> Waiting.until(WaitCause.BRAZE_LIMIT, limit))
                .or(() -> own);
    }

    private Map<String, Long> counted(String text) {
        try {
            return json.readValue(text, REJECTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("import.rejects or remarks holds no counts", e);
        }
    }

    private String write(Map<String, Long> rejects) {
        try {
            return json.writeValueAsString(rejects);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts are always JSON", e);
        }
    }
}
