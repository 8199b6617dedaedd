package io.muster.notify;

import io.muster.cohort.Definition.Notice;
import io.muster.history.Attention;
import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.ImportState;
import java.time.Duration;

/** Whether an import is one to write about. */
final class Occasion {

    /** A shorter wait for Braze's limit is over before anybody has read of it. */
    private static final Duration LONG_WAIT = Duration.ofHours(2);

    private Occasion() {}

    static boolean isOne(Import it, Notice notice, Context context) {
        if (notice.tellsNobody() || it.state() == ImportState.SKIPPED) {
            return false;
        }
        boolean ended = it.state().isFinal();
        return switch (notice.when()) {
            case ALWAYS -> ended || waitsLong(it, context);
            case CHANGES -> ended ? changed(it) || Attention.isRightAgain(it, context) : waitsLong(it, context);
            case TROUBLE ->
                ended
                        && (Attention.isNeeded(it, context) && !Attention.isKnown(it, context)
                                || Attention.isOver(it, context));
        };
    }

    private static boolean changed(Import it) {
        var counts = it.counts();
        return it.state() != ImportState.SUCCEEDED || counts.added() + counts.removed() + counts.settled() > 0;
    }

    private static boolean waitsLong(Import it, Context context) {
        return it.waiting()
                .filter(waiting -> waiting.why() == Import.Waiting.Why.BRAZE_LIMIT)
                .filter(waiting ->
                        Duration.between(context.now(), waiting.until()).compareTo(LONG_WAIT) > 0)
                .isPresent();
    }
}
