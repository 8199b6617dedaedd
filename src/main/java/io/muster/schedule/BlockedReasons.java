package io.muster.schedule;

import io.muster.imports.FailureKind;
import io.muster.model.CohortDefinition;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.RecordRowMapper;
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

    /** What the tables say; of a workspace only while it is stopped. */
    private record BlockingRows(
            boolean imported,
            boolean paused,
            Optional<String> pausedBy,
            Optional<String> pausedWhy,
            boolean retired,
            boolean stopped,
            Reason stoppedReason,
            boolean busy,
            boolean hasFile) {}

    ScheduleStanding of(CohortDefinition definition) {
        BlockingRows rows = sql.sql("""
                        select c.cohort is not null imported, c.paused_at is not null paused, c.paused_by, c.paused_why,
                               c.retired_at is not null or exists (
                                   select from import where cohort = :cohort and kind = 'RETIRE'
                                      and state in ('QUEUED', 'RUNNING')) retired,
                               w.stopped_reason is not null stopped, w.stopped_reason,
                               w.stopped_code stopped_reason_code, w.stopped_figures stopped_reason_figures,
                               exists (select from import where cohort = :cohort
                                          and state in ('QUEUED', 'RUNNING')) busy,
                               exists (select from import where cohort = :cohort
                                          and file is not null and planned_at is not null) has_file
                          from (select 1) one
                          left join cohort c on c.cohort = :cohort
                          left join workspace w on w.name = :workspace and w.stopped_at is not null""")
                .param("cohort", definition.cohort())
                .param("workspace", definition.workspace())
                .query(RecordRowMapper.of(BlockingRows.class))
                .single();
        return new ScheduleStanding(obstacle(rows, definition), rows.busy, rows.imported);
    }

    private Optional<StartObstacle> obstacle(BlockingRows rows, CohortDefinition definition) {
        if (rows.stopped) {
            return Optional.of(new StartObstacle(
                    Reason.of(ReasonCode.DUE_STOPPED, definition.workspace(), rows.stoppedReason), FailureKind.KEYS));
        }
        if (rows.retired) {
            return because(ReasonCode.DUE_RETIRED);
        }
        if (rows.paused) {
            String by = rows.pausedBy.orElse("");
            return rows.pausedWhy
                    .filter(why -> !why.isEmpty())
                    .map(why -> because(ReasonCode.DUE_PAUSED_WHY, by, why))
                    .orElseGet(() -> because(ReasonCode.DUE_PAUSED, by));
        }
        return definition.source() instanceof CohortDefinition.Source.File && !rows.hasFile
                ? because(ReasonCode.DUE_NO_FILE, definition.cohort())
                : Optional.empty();
    }

    private Optional<StartObstacle> because(ReasonCode code, Object... figures) {
        return Optional.of(new StartObstacle(Reason.of(code, figures), FailureKind.NONE));
    }
}
