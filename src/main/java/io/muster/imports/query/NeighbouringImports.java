package io.muster.imports.query;

import io.muster.imports.Import;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContext.ImportPast;
import io.muster.model.InstantColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came before imports and what goes on beside them: for any number of them by the same few statements. */
final class NeighbouringImports {

    private final JdbcClient sql;
    private final ImportStore history;

    NeighbouringImports(DataSource database, ImportStore history) {
        this.sql = JdbcClient.create(database);
        this.history = history;
    }

    Map<Long, ImportPast> past(Collection<Import> imports) {
        Map<Long, Long> previous = new HashMap<>();
        Map<Long, ImportPast> past = new HashMap<>();
        // Each lateral walks import_history backwards from the import and stops at the first that fits.
        sql.sql("""
                        select it.id, r.finished_at last_right, p.id previous, it.cancelled_by,
                               (select min(w.finished_at) from import w
                                 where w.cohort = it.cohort and w.id < it.id and w.id > coalesce(r.id, 0)
                                   and w.state in ('PARTIAL', 'HELD', 'FAILED')) wrong_since,
                               (select count(*) from import f
                                 where f.cohort = it.cohort and f.id < it.id and f.id > coalesce(c.id, 0)
                                   and f.state = 'FAILED') failures,
                               exists (select from import o
                                        where o.cohort = it.cohort and o.id > it.id
                                          and o.state in ('SUCCEEDED', 'PARTIAL', 'HELD', 'FAILED')) overtaken
                          from import it
                          left join lateral (
                               select e.id, e.finished_at from import e
                                where e.cohort = it.cohort and e.id < it.id and e.state = 'SUCCEEDED'
                                order by e.id desc limit 1) r on true
                          left join lateral (
                               select e.id from import e
                                where e.cohort = it.cohort and e.id < it.id
                                  and e.state in ('SUCCEEDED', 'PARTIAL', 'HELD')
                                order by e.id desc limit 1) c on true
                          left join lateral (
                               select e.id from import e
                                where e.cohort = it.cohort and e.id < it.id
                                  and e.state in ('SUCCEEDED', 'PARTIAL', 'HELD', 'FAILED')
                                order by e.id desc limit 1) p on true
                         where it.id = any (:ids)""").param("ids", ids(imports)).query(row -> {
            long id = row.getLong("id");
            optional(row, "previous").ifPresent(other -> previous.put(id, other));
            past.put(
                    id,
                    new ImportPast(
                            InstantColumn.of(row, "last_right"),
                            Optional.empty(),
                            row.getInt("failures"),
                            InstantColumn.of(row, "wrong_since"),
                            Optional.ofNullable(row.getString("cancelled_by")),
                            row.getBoolean("overtaken")));
        });
        Map<Long, Import> before = history.all(previous.values());
        previous.forEach((id, other) ->
                past.computeIfPresent(id, (key, it) -> it.after(Optional.ofNullable(before.get(other)))));
        return past;
    }

    /** Of those that have not ended. */
    Map<Long, ImportContext.Present> present(Collection<Import> imports) {
        var live = imports.stream().filter(it -> !it.state().isFinal()).toList();
        Map<Long, ImportContext.Present> present = new HashMap<>();
        if (live.isEmpty()) {
            return present;
        }
        sql.sql("""
                        select it.id, b.delivering_since, b.unanswered,
                               (select r.id from import r
                                 where r.cohort = it.cohort and r.state = 'RUNNING' and r.id <> it.id) behind
                          from import it
                         cross join lateral (
                               select min(marked_at) delivering_since,
                                      count(*) filter (where state = 'SENT' and attempts > 1) unanswered
                                 from batch where batch.import = it.id) b
                         where it.id = any (:ids)""").param("ids", ids(live)).query(row -> {
            Optional<Instant> since = InstantColumn.of(row, "delivering_since");
            long unanswered = row.getLong("unanswered");
            present.put(
                    row.getLong("id"),
                    new ImportContext.Present(
                            optional(row, "behind"),
                            since,
                            unanswered == 0 ? Optional.empty() : Optional.of(unanswered)));
        });
        return present;
    }

    private static Long[] ids(Collection<Import> imports) {
        return imports.stream().map(Import::id).toArray(Long[]::new);
    }

    private static Optional<Long> optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
