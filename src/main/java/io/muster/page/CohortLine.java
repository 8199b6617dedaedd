package io.muster.page;

import io.muster.history.CohortState;
import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.Trails;
import java.util.List;
import java.util.Optional;

/**
 * A cohort among others.
 *
 * @param present members that Braze accepted or may have
 * @param problem one sentence on what is wrong, or why it rests
 * @param context for the words: its definition, the next import, when it was last right
 * @param timing its schedule in a word, wherever that stands
 * @param trail how large it was in the last 30 days, oldest first
 */
public record CohortLine(
        String cohort,
        String name,
        String workspace,
        SourceKind source,
        long present,
        CohortState state,
        Optional<Import> lastImport,
        Optional<String> problem,
        Context context,
        Optional<Timing> timing,
        List<Trails.Size> trail) {

    public enum SourceKind {
        SQL,
        FILE
    }
}
