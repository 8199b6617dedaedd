package io.muster.imports.query;

import io.muster.imports.Import;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContext.ImportPast;
import io.muster.model.RecordRowMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came before imports and what goes on beside them: for any number of them by the same few statements. */
final class NeighbouringImports {

    private static final RecordRowMapper<ImportContext.Present> PRESENTS =
            RecordRowMapper.of(ImportContext.Present.class);

    private final JdbcClient sql;
    private final ImportStore history;

    /** What came before one import, its {@code previous} by number. */
    private record ImportsBefore(
            long id,
            Optional<Instant> lastRight,
            Optional<Long> previousId,
            int failures,
            Optional<Instant> wrongSince,
            Optional<String> cancelledBy,
            boolean overtaken) {

        ImportPast past(Map<Long, Import> imports) {
            return new ImportPast(
                    lastRight, previousId.map(imports::get), failures, wrongSince, cancelledBy, overtaken);
        }
    }

    NeighbouringImports(DataSource database, ImportStore history) {
        this.sql = JdbcClient.create(database);
        this.history = history;
    }

    Map<Long, ImportPast> past(Collection<Import> imports) {
        // Each lateral walks import_history backwards from the import and stops at the first that fits.
        List<ImportsBefore> rows = sql.sql("""
                        select it.id, r.finished_at last_right, p.id previous_id, it.cancelled_by,
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
                         where it.id = any (:ids)""")
                .param("ids", ids(imports))
                .query(RecordRowMapper.of(ImportsBefore.class))
                .list();
        Map<Long, Import> before = history.all(
                rows.stream().flatMap(row -> row.previousId.stream()).collect(Collectors.toSet()));
        return rows.stream().collect(Collectors.toMap(ImportsBefore::id, row -> row.past(before)));
    }

    /** Of those that have not ended. */
    Map<Long, ImportContext.Present> present(Collection<Import> imports) {
        var live = imports.stream().filter(it -> !it.state().isFinal()).toList();
        Map<Long, ImportContext.Present> present = new HashMap<>();
        if (live.isEmpty()) {
            return present;
        }
        sql.sql("""
                        select it.id, b.delivering_since, nullif(b.unanswered, 0) unanswered,
                               (select r.id from import r
                                 where r.cohort = it.cohort and r.state = 'RUNNING' and r.id <> it.id) behind
                          from import it
                         cross join lateral (
                               select min(marked_at) delivering_since,
                                      count(*) filter (where state = 'SENT' and attempts > 1) unanswered
                                 from batch where batch.import = it.id) b
                         where it.id = any (:ids)""").param("ids", ids(live)).query(row -> {
            present.put(row.getLong("id"), PRESENTS.mapRow(row, 0));
        });
        return present;
    }

    private static Long[] ids(Collection<Import> imports) {
        return imports.stream().map(Import::id).toArray(Long[]::new);
    }
}
