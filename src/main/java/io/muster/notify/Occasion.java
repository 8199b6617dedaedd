package io.muster.notify;

import io.muster.cohort.Definition.Notice;
import io.muster.history.Attention;
import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.ImportState;

/**
 * Whether an import is one to write about: only its end is. A wait for Braze's limit ends with the clock hour
 * (braze-api, Limits), before anybody would have read of it.
 */
final class Occasion {

    private Occasion() {}

    static boolean isOne(Import it, Notice notice, Context context) {
        if (notice.tellsNobody() || !it.state().isFinal() || it.state() == ImportState.SKIPPED) {
            return false;
        }
        return switch (notice.when()) {
            case ALWAYS -> true;
            case CHANGES -> changed(it) || Attention.isRightAgain(it, context);
            case TROUBLE ->
                Attention.isNeeded(it, context) && !Attention.isKnown(it, context) || Attention.isOver(it, context);
        };
    }

    private static boolean changed(Import it) {
        var counts = it.counts();
        return it.state() != ImportState.SUCCEEDED || counts.added() + counts.removed() + counts.settled() > 0;
    }
}
