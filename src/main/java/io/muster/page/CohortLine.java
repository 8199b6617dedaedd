package io.muster.page;

import io.muster.history.CohortState;
import io.muster.history.Context;
import io.muster.history.Import;
import java.util.Optional;

/**
 * A cohort among others.
 *
 * @param present members that Braze accepted or may have
 * @param problem one sentence on what is wrong, or why it rests
 * @param context for the words: its definition, the next import, when it was last right
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
        Context context) {

    public enum SourceKind {
        SQL,
        FILE
    }
}
