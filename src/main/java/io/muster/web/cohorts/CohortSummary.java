package io.muster.web.cohorts;

import io.muster.imports.CohortState;
import io.muster.imports.Import;
import io.muster.imports.query.ImportContext;
import io.muster.imports.query.MemberCountTrend;
import io.muster.model.Reason;
import io.muster.web.schedule.ScheduleTiming;
import java.util.List;
import java.util.Optional;

/**
 * A cohort among others.
 *
 * @param present members that Braze accepted or may have
 * @param own its state without that of its workspace: a stopped workspace is told once above the list, and each cohort
 *     stands below as it was
 * @param problem what is wrong, or why it rests
 * @param context for the words: its definition, the next import, when it was last right
 * @param timing its schedule in a word, wherever that stands
 * @param trail how large it was in the last 30 days, oldest first
 */
public record CohortSummary(
        String cohort,
        String name,
        String workspace,
        SourceKind source,
        long present,
        CohortState state,
        CohortState own,
        Optional<Import> lastImport,
        Optional<Reason> problem,
        ImportContext context,
        Optional<ScheduleTiming> timing,
        List<MemberCountTrend.Size> trail) {

    /** Whether only its workspace keeps it from what it would do by itself. */
    boolean isHalted() {
        return state == CohortState.STOPPED && own != CohortState.STOPPED;
    }

    public enum SourceKind {
        SQL,
        FILE
    }
}
