package io.muster.ledger.trace;

import io.muster.ledger.store.BatchState;
import io.muster.ledger.trace.MemberTrace.Ledger;
import io.muster.ledger.trace.MemberTrace.Parked;
import io.muster.ledger.trace.MemberTrace.RequestOutcome;
import io.muster.ledger.trace.MemberTrace.TraceEntry;
import io.muster.model.Identifier;
import io.muster.model.InstantColumn;
import io.muster.model.RecordRowMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the ledgers say of one identifier, and how long they can say it. There is no index on identifiers: a question
 * reads all arrays, which takes about a second a million members and is asked seldom.
 */
public final class MemberTraces {

    private static final RecordRowMapper<Parked> PARKED = RecordRowMapper.of(Parked.class);

    private final JdbcClient sql;

    public MemberTraces(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** @return one for each ledger that has named the member; with {@code cohort}, that cohort's in any case */
    public List<MemberTrace> of(Identifier member, Optional<String> cohort) {
        Map<Integer, MemberTrace> ledgers = ledgers(cohort);
        Map<Integer, List<TraceEntry>> said = said(member.text(), ledgers);
        return ledgers.entrySet().stream()
                .filter(each -> cohort.isPresent() || said.containsKey(each.getKey()))
                .map(each -> new MemberTrace(
                        each.getValue().ledger(),
                        each.getValue().changesSince(),
                        List.copyOf(said.getOrDefault(each.getKey(), List.of()))))
                .toList();
    }

    /** Forgets what changed longer ago than {@code kept}. @return how many requests that were */
    public int drop(Duration kept) {
        return sql.sql("""
                        with dropped as (
                               delete from batch_archive
                                where coalesce(acknowledged_at, marked_at) < now() - make_interval(secs => :kept)
                               returning cohort, coalesce(acknowledged_at, marked_at) at),
                             known as (
                               update cohort c
                                  set history_since = greatest(c.history_since, d.at)
                                 from (select cohort, max(at) at from dropped group by cohort) d
                                where c.id = d.cohort)
                        select count(*) from dropped""").param("kept", kept.toSeconds()).query(Integer.class).single();
    }

    private Map<Integer, MemberTrace> ledgers(Optional<String> cohort) {
        Map<Integer, MemberTrace> ledgers = new LinkedHashMap<>();
        sql.sql("""
                        select c.id, c.cohort, c.workspace, c.created_at, c.detached_at,
                               coalesce(c.history_since, c.created_at) history_since,
                               i.id import_id, i.parked_adds adds, i.parked_removes removes
                          from cohort c
                          left join lateral (
                               select id, parked_adds, parked_removes
                                 from import
                                where cohort_id = c.id and planned_at is not null
                                order by id desc
                                limit 1) i on i.parked_adds + i.parked_removes > 0
                         where :all or c.cohort = :cohort
                         order by c.cohort, c.id desc""")
                .param("all", cohort.isEmpty())
                .param("cohort", cohort.orElse(""))
                .query(row -> {
                    ledgers.put(row.getInt("id"), trace(row));
                });
        return ledgers;
    }

    private static MemberTrace trace(ResultSet row) throws SQLException {
        Optional<Parked> parked =
                row.getObject("import_id") == null ? Optional.empty() : Optional.of(PARKED.mapRow(row, 0));
        Ledger ledger = new Ledger(
                row.getString("cohort"),
                row.getString("workspace"),
                InstantColumn.of(row, "created_at").orElseThrow(),
                InstantColumn.of(row, "detached_at"),
                parked);
        return new MemberTrace(ledger, InstantColumn.of(row, "history_since").orElseThrow(), List.of());
    }

    // one scan of each table; the arrays are read once and searched without being unpacked
    private Map<Integer, List<TraceEntry>> said(String id, Map<Integer, MemberTrace> ledgers) {
        Map<Integer, List<TraceEntry>> said = new HashMap<>();
        sql.sql("""
                        with said as (
                               select cohort, no, import, phase = 0 base, state, acknowledged_at, marked_at,
                                      array_position(add_ids, :id) added, joins,
                                      array_position(remove_ids, :id) removed, leaves
                                 from batch
                                where cohort = any (:cohorts) and state <> 'TAKEN_OVER'
                                  and (:id = any (add_ids) or :id = any (remove_ids))
                               union all
                               select cohort, no, import, false, state, acknowledged_at, marked_at,
                                      array_position(add_ids, :id), joins,
                                      array_position(remove_ids, :id), leaves
                                 from batch_archive
                                where cohort = any (:cohorts) and (:id = any (add_ids) or :id = any (remove_ids)))
                        select s.cohort, s.no, s.import, s.base, s.state, s.removed is not null remove,
                               coalesce(s.added <= s.joins, s.removed <= s.leaves) moved,
                               case when coalesce(s.acknowledged_at, s.marked_at) > 'epoch'
                                    then coalesce(s.acknowledged_at, s.marked_at)
                                    else coalesce(i.finished_at, i.started_at, i.queued_at) end at
                          from said s
                          join import i on i.id = s.import
                         order by s.no""")
                .param("id", id)
                .param("cohorts", ledgers.keySet().toArray(Integer[]::new))
                .query(row -> {
                    said.computeIfAbsent(row.getInt("cohort"), cohort -> new ArrayList<>())
                            .add(new TraceEntry(
                                    row.getLong("no"),
                                    row.getLong("import"),
                                    fate(BatchState.valueOf(row.getString("state"))),
                                    row.getBoolean("base"),
                                    row.getBoolean("remove"),
                                    row.getBoolean("moved"),
                                    InstantColumn.of(row, "at").orElseThrow()));
                });
        return said;
    }

    private static RequestOutcome fate(BatchState state) {
        return switch (state) {
            case ACKNOWLEDGED -> RequestOutcome.ACCEPTED;
            case DOUBTED -> RequestOutcome.DOUBTED;
            case REFUSED -> RequestOutcome.REFUSED;
            case PLANNED, PENDING -> RequestOutcome.WAITING;
            case SENT, SUPERSEDED, SPLIT, TAKEN_OVER -> RequestOutcome.UNANSWERED;
        };
    }
}
