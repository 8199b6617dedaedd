package io.muster.notify.message;

import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.AttentionRule;
import io.muster.imports.query.ImportContext;
import io.muster.model.CohortDefinition.Notice;

/**
 * Whether an import is one to write about: only its end is. A wait for Braze's limit ends with the clock hour
 * (docs/braze-api.md, Limits), before anybody would have read of it.
 */
final class OccasionRule {

    private OccasionRule() {}

    static boolean isOne(Import it, Notice notice, ImportContext context) {
        if (notice.tellsNobody() || !it.state().isFinal() || it.state() == ImportState.SKIPPED) {
            return false;
        }
        return switch (notice.when()) {
            case ALWAYS -> true;
            case CHANGES -> changed(it) || AttentionRule.isRightAgain(it, context);
            case TROUBLE ->
                AttentionRule.isNeeded(it, context) && !AttentionRule.isKnown(it, context)
                        || AttentionRule.isOver(it, context);
        };
    }

    private static boolean changed(Import it) {
        var counts = it.counts();
        return it.state() != ImportState.SUCCEEDED || counts.added() + counts.removed() + counts.settled() > 0;
    }
}
