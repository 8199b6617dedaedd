package io.muster.schedule;

import io.muster.imports.Import.Fault;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps a due import from being queued. It reads what others wrote as tables, not as classes. */
final class BlockedReasons {

    private final JdbcClient sql;
    private final Phrases phrases;

    BlockedReasons(DataSource database, Phrases phrases) {
        this.sql = JdbcClient.create(database);
        this.phrases = phrases;
    }

    /**
     * How a cohort stands.
     *
     * @param obstacle why no import may start; the history says so
     * @param busy whether an import of it has not ended
     * @param imported whether it ever was imported
     */
    record Standing(Optional<Obstacle> obstacle, boolean busy, boolean imported) {}

    /** @param fault the keys', when the cohort is to be started once they are mended */
    record Obstacle(String reason, Fault fault) {}

    Standing of(CohortDefinition definition) {
        boolean fromFiles = definition.source() instanceof CohortDefinition.Source.File;
        return sql.sql("""
                        select c.cohort is not null imported, c.paused_at is not null paused, c.paused_by, c.paused_why,
                               c.retired_at is not null or exists (
                                   select from import where cohort = :cohort and kind = 'RETIRE'
                                      and state in ('QUEUED', 'RUNNING')) retired,
                               (select stopped_reason from workspace
                                 where name = :workspace and stopped_at is not null) stopped,
                               exists (select from import where cohort = :cohort
                                          and state in ('QUEUED', 'RUNNING')) busy,
                               exists (select from import where cohort = :cohort
                                          and file is not null and planned_at is not null) has_file
                          from (select 1) one
                          left join cohort c on c.cohort = :cohort""")
                .param("cohort", definition.cohort())
                .param("workspace", definition.workspace())
                .query((row, n) -> new Standing(
                        obstacle(row, definition, fromFiles), row.getBoolean("busy"), row.getBoolean("imported")))
                .single();
    }

    private Optional<Obstacle> obstacle(ResultSet row, CohortDefinition definition, boolean fromFiles)
            throws SQLException {
        Optional<String> stopped = Optional.ofNullable(row.getString("stopped"));
        if (stopped.isPresent()) {
            return Optional.of(
                    new Obstacle(phrases.say("due.stopped", definition.workspace(), stopped.get()), Fault.KEYS));
        }
        if (row.getBoolean("retired")) {
            return because("due.retired");
        }
        if (row.getBoolean("paused")) {
            String why = row.getString("paused_why");
            return why == null || why.isEmpty()
                    ? because("due.paused", row.getString("paused_by"))
                    : because("due.paused.why", row.getString("paused_by"), why);
        }
        return fromFiles && !row.getBoolean("has_file") ? because("due.file", definition.cohort()) : Optional.empty();
    }

    private Optional<Obstacle> because(String key, Object... gaps) {
        return Optional.of(new Obstacle(phrases.say(key, gaps), Fault.NONE));
    }
}
