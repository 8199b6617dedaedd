package io.muster.imports.query;

import io.muster.imports.Import;
import io.muster.imports.ImportStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All cohorts' imports in the order of their numbers, group by group. Never reads an identifier. */
public final class ImportList {

    private final JdbcClient sql;
    private final ImportStore imports;

    public ImportList(DataSource database, ImportStore imports) {
        this.sql = JdbcClient.create(database);
        this.imports = imports;
    }

    /** Imports that people look for together. */
    public enum ImportGroup {
        ALL("true"),
        /** Nothing mends it by itself, and no later import has ended. */
        NEED("""
                i.state in ('PARTIAL', 'HELD', 'FAILED')
                and (i.state = 'HELD'
                     or i.state = 'PARTIAL' and i.parked_adds + i.parked_removes + i.refused_removes > 0
                     or i.state = 'FAILED' and i.failure_kind in ('KEYS', 'PARTNER', 'REFUSED'))
                and not exists (select from import later
                                 where later.cohort = i.cohort and later.id > i.id
                                   and later.state in ('SUCCEEDED', 'PARTIAL', 'HELD', 'FAILED'))"""),
        FAILED("i.state = 'FAILED'"),
        PARKED("i.state in ('PARTIAL', 'HELD') and (i.state = 'HELD' or i.parked_adds + i.parked_removes > 0)"),
        IN_SYNC("i.state in ('SUCCEEDED', 'PARTIAL') and i.parked_adds + i.parked_removes + i.refused_removes = 0"),
        CANCELLED("i.state = 'CANCELLED'"),
        SKIPPED("i.state = 'SKIPPED'");

        private final String condition;

        ImportGroup(String condition) {
            this.condition = condition;
        }
    }

    /**
     * One import among others.
     *
     * @param overtaken whether a later one of its cohort has ended, so that it no longer says how the cohort is
     */
    public record ListedImport(Import it, boolean overtaken) {}

    /** Those that wait or run, the newest first. */
    public List<ListedImport> live(Optional<String> cohort) {
        return entries(" where i.state in ('QUEUED', 'RUNNING')", cohort, Long.MAX_VALUE, 200);
    }

    /** Those that have ended, the newest first. */
    public List<ListedImport> ended(ImportGroup group, Optional<String> cohort, long before, int limit) {
        return entries(" where i.state not in ('QUEUED', 'RUNNING') and " + group.condition, cohort, before, limit);
    }

    private List<ListedImport> entries(String where, Optional<String> cohort, long before, int limit) {
        // A number with a minus is overtaken. The index of (cohort, id) or the one of ids, read backwards until there
        // are enough.
        List<Long> signed = sql.sql("""
                        select case when exists (select from import later
                                                  where later.cohort = i.cohort and later.id > i.id
                                                    and later.state in ('SUCCEEDED', 'PARTIAL', 'HELD', 'FAILED'))
                                    then -i.id else i.id end
                          from import i""" + where
                        + " and i.id < :before and (cast(:cohort as text) is null or i.cohort = :cohort)"
                        + " order by i.id desc limit :limit")
                .param("before", before)
                .param("cohort", cohort.orElse(null))
                .param("limit", limit)
                .query(Long.class)
                .list();
        Set<Long> over = signed.stream().filter(id -> id < 0).map(id -> -id).collect(Collectors.toSet());
        return imports.all(signed.stream().map(Math::abs).toList()).stream()
                .map(it -> new ListedImport(it, over.contains(it.id())))
                .toList();
    }
}
