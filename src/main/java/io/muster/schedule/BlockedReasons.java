package io.muster.schedule;

import io.muster.imports.FailureKind;
import io.muster.model.CohortDefinition;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps a due import from being queued. It reads what others wrote as tables, not as classes. */
final class BlockedReasons {

    private final JdbcClient sql;

    BlockedReasons(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * How a cohort stands.
     *
     * @param obstacle why no import may start; the history says so
     * @param busy whether an import of it has not ended
     * @param imported whether it ever was imported
     */
    record ScheduleStanding(Optional<StartObstacle> obstacle, boolean busy, boolean imported) {}

    /** @param fault the keys', when the cohort is to be started once they are mended */
    record StartObstacle(Reason why, FailureKind fault) {}

    ScheduleStanding of(CohortDefinition definition) {
        boolean fromFiles = definition.source() instanceof CohortDefinition.Source.File;
        return sql.sql("""
                        select c.cohort is not null imported, c.paused_at is not null paused, c.paused_by, c.paused_why,
                               c.retired_at is not null or exists (
                                   select from import where cohort = :cohort and kind = 'RETIRE'
                                      and state in ('QUEUED', 'RUNNING')) retired,
                               w.stopped_reason, w.stopped_code, w.stopped_figures,
                               exists (select from import where cohort = :cohort
                                          and state in ('QUEUED', 'RUNNING')) busy,
                               exists (select from import where cohort = :cohort
                                          and file is not null and planned_at is not null) has_file
                          from (select 1) one
                          left join cohort c on c.cohort = :cohort
                          left join workspace w on w.name = :workspace and w.stopped_at is not null""")
                .param("cohort", definition.cohort())
                .param("workspace", definition.workspace())
                .query((row, n) -> new ScheduleStanding(
                        obstacle(row, definition, fromFiles), row.getBoolean("busy"), row.getBoolean("imported")))
                .single();
    }

    private Optional<StartObstacle> obstacle(ResultSet row, CohortDefinition definition, boolean fromFiles)
            throws SQLException {
        String stopped = row.getString("stopped_reason");
        if (stopped != null) {
            Reason why = new ReasonColumns(stopped, row.getString("stopped_code"), row.getString("stopped_figures"))
                    .reason();
            return Optional.of(new StartObstacle(
                    Reason.of(ReasonCode.DUE_STOPPED, definition.workspace(), why), FailureKind.KEYS));
        }
        if (row.getBoolean("retired")) {
            return because(ReasonCode.DUE_RETIRED);
        }
        if (row.getBoolean("paused")) {
            String why = row.getString("paused_why");
            return why == null || why.isEmpty()
                    ? because(ReasonCode.DUE_PAUSED, row.getString("paused_by"))
                    : because(ReasonCode.DUE_PAUSED_WHY, row.getString("paused_by"), why);
        }
        return fromFiles && !row.getBoolean("has_file")
                ? because(ReasonCode.DUE_NO_FILE, definition.cohort())
                : Optional.empty();
    }

    private Optional<StartObstacle> because(ReasonCode code, Object... figures) {
        return Optional.of(new StartObstacle(Reason.of(code, figures), FailureKind.NONE));
    }
}
