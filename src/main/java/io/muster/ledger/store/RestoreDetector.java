package io.muster.ledger.store;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonColumns;
import io.muster.model.RecordRowMapper;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices that the database was put back: the ledger is then older than what Braze holds, and nothing but a resync
 * settles that. A crash changes nothing of what is compared here; a restore changes at least one of them.
 */
public final class RestoreDetector {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    public RestoreDetector(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /**
     * Where the ledger is.
     *
     * @param server PostgreSQL's system identifier: made by initdb, the same on standbys and in copies of the files
     * @param timeline another one after a recovery to a point in time, and when a standby took over
     * @param relation the oid of a table: another one when the tables were recreated, as from a dump
     * @param wal how much was ever written on this timeline; it never grows less but by an older copy of the files
     */
    public record Mark(String server, String timeline, String relation, long wal) {}

    /** @throws org.springframework.dao.DataAccessException also when this user may not ask */
    public Mark now() {
        return sql.sql("""
                        select s.system_identifier::text server,
                               substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) timeline,
                               coalesce(to_regclass('cohort')::oid::text, '') relation,
                               (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint wal
                          from pg_control_system() s""").query(RecordRowMapper.of(Mark.class)).single();
    }

    /**
     * Compares with what the database itself remembers, and with what this node saw last. Where they differ, every
     * cohort is behind from now on.
     *
     * @param seen what this node saw last, kept outside of the database
     * @param lost whether this node would have to have seen it and what it kept is gone
     * @return why the cohorts are behind; empty when the database goes on as it was
     */
    public Optional<Reason> compare(Mark now, Optional<Mark> seen, boolean lost) {
        return transaction.execute(status -> {
            sql.sql("lock table server_identity in exclusive mode").update();
            Optional<Mark> kept = sql.sql("select server, timeline, relation, 0 wal from server_identity")
                    .query(RecordRowMapper.of(Mark.class))
                    .optional();
            Optional<Reason> why = kept.flatMap(before -> differs(before, now))
                    .or(() -> seen.filter(last -> isOlder(now, last)).map(last -> Reason.of(ReasonCode.LEDGER_OLDER)))
                    .or(() ->
                            Optional.of(Reason.of(ReasonCode.LEDGER_MARK_GONE)).filter(x -> lost && kept.isPresent()));
            why.ifPresent(
                    told -> sql.sql("""
                            update cohort
                               set behind_at = coalesce(behind_at, now()), behind_why = :reason, behind_code = :code,
                                   behind_figures = cast(:figures as jsonb)
                             where detached_at is null""").params(ReasonColumns.params(told)).update());
            if (why.isPresent() || kept.isEmpty()) {
                keep(now);
            }
            return why;
        });
    }

    /** How many cohorts wait for a resync since the ledger is older than what Braze holds. */
    public int behind() {
        return sql.sql("select count(*) from cohort where behind_at is not null and detached_at is null")
                .query(Integer.class)
                .single();
    }

    private void keep(Mark now) {
        sql.sql("""
                        insert into server_identity (server, timeline, relation, noted_at)
                        values (:server, :timeline, :relation, now())
                        on conflict (one) do update
                           set server = excluded.server, timeline = excluded.timeline,
                               relation = excluded.relation, noted_at = excluded.noted_at""")
                .param("server", now.server)
                .param("timeline", now.timeline)
                .param("relation", now.relation)
                .update();
    }

    private static Optional<Reason> differs(Mark before, Mark now) {
        if (!before.server.equals(now.server)) {
            return Optional.of(Reason.of(ReasonCode.LEDGER_ON_ANOTHER_SERVER));
        }
        if (!before.timeline.equals(now.timeline)) {
            return Optional.of(Reason.of(ReasonCode.LEDGER_ON_ANOTHER_TIMELINE));
        }
        return before.relation.equals(now.relation)
                ? Optional.empty()
                : Optional.of(Reason.of(ReasonCode.LEDGER_TABLES_NEW));
    }

    private static boolean isOlder(Mark now, Mark last) {
        return last.server.equals(now.server) && last.timeline.equals(now.timeline) && now.wal < last.wal;
    }
}
