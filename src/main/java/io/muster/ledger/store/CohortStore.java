package io.muster.ledger.store;

import io.muster.model.CohortDefinition;
import io.muster.model.InstantColumn;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonColumns;
import io.muster.model.ReasonException;
import io.muster.model.RecordRowMapper;
import io.muster.model.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cohorts that have a ledger: their targets, what Braze was told of their names, and what operators decided. */
public final class CohortStore {

    private static final String COLUMNS = """
            select id, cohort, workspace, endpoint, partner, created_at, name_sent, present, definition,
                   paused_at as at, paused_by as by, coalesce(paused_why, '') why, retired_at,
                   behind_why, behind_code behind_why_code, behind_figures behind_why_figures
              from cohort
             where detached_at is null
            """;

    private static final RecordRowMapper<Target> TARGETS = RecordRowMapper.of(Target.class);
    private static final RecordRowMapper<CohortPause> PAUSES = RecordRowMapper.of(CohortPause.class);

    private final JdbcClient sql;
    private final SentKeys sentKeys;

    public CohortStore(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.sentKeys = new SentKeys(database);
    }

    /**
     * A cohort's row.
     *
     * @param createdAt the {@code created_at} of the first create call, which a rename repeats
     * @param nameSent the name that Braze accepted last; empty before the first create
     * @param definition the text of the last valid definition
     * @param behind why the ledger may know less than was sent; empty when it knows all
     */
    public record CohortEntry(
            Target target,
            Instant createdAt,
            Optional<String> nameSent,
            long present,
            String definition,
            Optional<CohortPause> paused,
            boolean retired,
            Optional<Reason> behind) {}

    /** Who paused a cohort, and why. */
    public record CohortPause(Instant at, String by, String why) {}

    /** A definition that names another workspace than the one where its members are. */
    public static final class WorkspaceChangedException extends ReasonException {
        private static final long serialVersionUID = 1;

        WorkspaceChangedException(CohortEntry entry, String now) {
            super(Reason.of(
                    ReasonCode.WORKSPACE_MOVED,
                    now,
                    entry.present(),
                    entry.target().workspace()));
        }
    }

    /** The data import key is another one than that with which its members were sent, and nobody said whose it is. */
    public static final class KeyChangedException extends ReasonException {
        private static final long serialVersionUID = 1;

        KeyChangedException(String workspace) {
            super(Reason.of(ReasonCode.KEY_UNDECIDED, workspace));
        }
    }

    /** The most members of a cohort within seven days ({@link MemberPeak}). */
    public long peakOfSevenDays(String cohort) {
        return find(cohort)
                .map(entry -> MemberPeak.ofSevenDays(sql, entry.target().id()))
                .orElse(0L);
    }

    /**
     * The cohort's row, made at its first import, with its definition kept. In another workspace it is another target:
     * what was known of the one before is set aside.
     *
     * @param keyFingerprint of the data import key, which says whose workspace it is
     * @throws WorkspaceChangedException when it has members in another workspace
     * @throws KeyChangedException when its members were sent with another key
     */
    public CohortEntry ensure(CohortDefinition definition, String endpoint, String partner, String keyFingerprint) {
        Optional<CohortEntry> known = find(definition.cohort());
        known.filter(entry -> !entry.target().workspace().equals(definition.workspace()))
                .ifPresent(entry -> {
                    if (mayHoldMembers(entry)) {
                        throw new WorkspaceChangedException(entry, definition.workspace());
                    }
                    setAside(entry, "its definition");
                });
        if (sentKeys.differ(definition.workspace(), Optional.of(definition.cohort()), keyFingerprint)) {
            throw new KeyChangedException(definition.workspace());
        }
        sql.sql("""
                        insert into cohort (cohort, workspace, endpoint, partner, key_fingerprint, created_at, definition)
                        values (:cohort, :workspace, :endpoint, :partner, :fingerprint,
                                -- Braze may know the cohort from a ledger that was set aside.
                                coalesce((select min(created_at) from cohort where cohort = :cohort),
                                         date_trunc('second', now())),
                                :definition)
                        on conflict (cohort) where detached_at is null do update
                           set workspace = excluded.workspace, endpoint = excluded.endpoint,
                               partner = excluded.partner, key_fingerprint = excluded.key_fingerprint,
                               definition = excluded.definition""")
                .param("cohort", definition.cohort())
                .param("workspace", definition.workspace())
                .param("endpoint", endpoint)
                .param("partner", partner)
                .param("fingerprint", keyFingerprint)
                .param("definition", definition.text())
                .update();
        return find(definition.cohort()).orElseThrow();
    }

    /**
     * The cohort's row as an import of this definition would find it; nothing is written.
     *
     * @throws WorkspaceChangedException when it has members in another workspace
     */
    public Optional<CohortEntry> look(CohortDefinition definition) {
        Optional<CohortEntry> known = find(definition.cohort());
        known.filter(entry -> !entry.target().workspace().equals(definition.workspace()))
                .filter(this::mayHoldMembers)
                .ifPresent(entry -> {
                    throw new WorkspaceChangedException(entry, definition.workspace());
                });
        return known.filter(entry -> entry.target().workspace().equals(definition.workspace()));
    }

    /** Braze may hold somebody: accepted, or unanswered so far. */
    private boolean mayHoldMembers(CohortEntry entry) {
        return entry.present() > 0
                || !entry.retired()
                        && sql.sql("""
                                        select exists (select from batch
                                                        where cohort = :cohort and state in ('SENT', 'SUPERSEDED', 'DOUBTED'))""")
                                .param("cohort", entry.target().id())
                                .query(Boolean.class)
                                .single();
    }

    /**
     * Leaves the cohort's members where they are: its ledger is kept, and the next import begins another one, with
     * nothing held.
     *
     * @return false when there is none, an import works with it, or a retire waits to
     */
    public boolean setAside(String cohort, String by) {
        return sql.sql("""
                                update cohort c set detached_at = now(), detached_by = :by
                                 where c.cohort = :cohort and c.detached_at is null
                                   and not exists (select from import i
                                                    where i.cohort = c.cohort
                                                      and (i.state = 'RUNNING'
                                                           -- It would find nobody left to take out, and say so.
                                                           or i.state = 'QUEUED' and i.kind = 'RETIRE'))""").param("by", by).param("cohort", cohort).update() == 1;
    }

    private void setAside(CohortEntry entry, String by) {
        sql.sql("update cohort set detached_at = now(), detached_by = :by where id = :id")
                .param("by", by)
                .param("id", entry.target().id())
                .update();
    }

    public Optional<CohortEntry> find(String cohort) {
        return sql.sql(COLUMNS + " and cohort = :cohort")
                .param("cohort", cohort)
                .query(CohortStore::entry)
                .optional();
    }

    public Map<String, CohortEntry> all() {
        List<CohortEntry> entries = sql.sql(COLUMNS).query(CohortStore::entry).list();
        return entries.stream().collect(Collectors.toMap(entry -> entry.target().cohort(), entry -> entry));
    }

    /** Braze accepted the cohort under this name. */
    public void named(int cohort, String name) {
        sql.sql("update cohort set name_sent = :name where id = :cohort")
                .param("name", name)
                .param("cohort", cohort)
                .update();
    }

    /** @return whether the cohort has a ledger */
    public boolean pause(String cohort, String by, String why) {
        return sql.sql("""
                                update cohort set paused_at = now(), paused_by = :by, paused_why = :why
                                 where cohort = :cohort and detached_at is null""")
                        .param("by", by)
                        .param("why", why)
                        .param("cohort", cohort)
                        .update()
                == 1;
    }

    /** Waits until nobody else plans, folds or doubts the cohort, and keeps them away until the transaction ends. */
    static void hold(JdbcClient sql, int cohort) {
        sql.sql("select id from cohort where id = :cohort for update")
                .param("cohort", cohort)
                .query(Integer.class)
                .optional();
    }

    /** Pauses a cohort before its first import, which fills in where its members go and with which key. */
    public void pauseNew(CohortDefinition definition, String by, String why) {
        sql.sql("""
                        insert into cohort (cohort, workspace, endpoint, partner, key_fingerprint, created_at, definition,
                                            paused_at, paused_by, paused_why)
                        values (:cohort, :workspace, '', '', '', date_trunc('second', now()), :definition,
                                now(), :by, :why)
                        on conflict (cohort) where detached_at is null do update
                           set paused_at = now(), paused_by = :by, paused_why = :why""")
                .param("cohort", definition.cohort())
                .param("workspace", definition.workspace())
                .param("definition", definition.text())
                .param("by", by)
                .param("why", why)
                .update();
    }

    public boolean resume(String cohort) {
        return sql.sql("""
                                update cohort set paused_at = null, paused_by = null, paused_why = null
                                 where cohort = :cohort and detached_at is null""").param("cohort", cohort).update() == 1;
    }

    /** Marks the cohort as retired, or as live again when it is imported again. */
    public void retired(int cohort, boolean retired) {
        sql.sql("update cohort set retired_at = case when :retired then now() end where id = :cohort")
                .param("retired", retired)
                .param("cohort", cohort)
                .update();
    }

    private static CohortEntry entry(ResultSet row, int n) throws SQLException {
        return new CohortEntry(
                TARGETS.mapRow(row, n),
                InstantColumn.of(row, "created_at").orElseThrow(),
                Optional.ofNullable(row.getString("name_sent")),
                row.getLong("present"),
                row.getString("definition"),
                row.getObject("at") == null ? Optional.empty() : Optional.of(PAUSES.mapRow(row, n)),
                row.getObject("retired_at") != null,
                row.getString("behind_why") == null
                        ? Optional.empty()
                        : Optional.of(ReasonColumns.read(row, "behind_why")));
    }
}
