package io.muster.imports.query;

import io.muster.imports.FailureKind;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import java.time.LocalDate;

/** When an import's end is trouble: a person is needed, since nothing mends it by itself. */
public final class AttentionRule {

    private AttentionRule() {}

    public static boolean isNeeded(Import it, ImportContext context) {
        return isNeeded(it, context.past().failures(), context);
    }

    /** Whether this import made right again what was not, whoever was needed for it. */
    public static boolean isRightAgain(Import it, ImportContext context) {
        return endsWell(it)
                && context.past().previous().filter(AttentionRule::isWrong).isPresent();
    }

    /** Whether a person was needed before this import and none is now: an end to what they were told of. */
    public static boolean isOver(Import it, ImportContext context) {
        return isRightAgain(it, context)
                && context.past()
                        .previous()
                        .filter(before -> isNeeded(before, context.past().failures() - 1, context))
                        .isPresent();
    }

    /**
     * Whether a person was told of this very trouble today, by the import before: who imports hourly hears of it once a
     * day. Another reason is other trouble; how many it concerns is not.
     */
    public static boolean isKnown(Import it, ImportContext context) {
        return context.past()
                .previous()
                .filter(before -> isNeeded(before, context.past().failures() - 1, context))
                .filter(before -> before.state() == it.state() && before.fault() == it.fault())
                .filter(before -> before.why().isLike(it.why()))
                .filter(before -> day(before, context).equals(day(it, context)))
                .isPresent();
    }

    private static LocalDate day(Import it, ImportContext context) {
        return LocalDate.ofInstant(it.finishedAt().orElse(it.queuedAt()), context.zone());
    }

    /** With refused adds an import is nearly right: nobody is needed. A refused removal can still be messaged. */
    private static boolean endsWell(Import it) {
        return switch (it.state()) {
            case SUCCEEDED -> true;
            case PARTIAL ->
                it.counts().parkedAdds()
                                + it.counts().parkedRemoves()
                                + it.counts().refusedRemoves()
                        == 0;
            default -> false;
        };
    }

    /** A cancelled import is what a person wanted, not something that went wrong. */
    private static boolean isWrong(Import it) {
        return it.state().isFinal()
                && it.state() != ImportState.CANCELLED
                && it.state() != ImportState.SKIPPED
                && !endsWell(it);
    }

    private static boolean isNeeded(Import it, int failuresBefore, ImportContext context) {
        return switch (it.state()) {
            case HELD -> true;
            case PARTIAL ->
                it.counts().parkedAdds()
                                + it.counts().parkedRemoves()
                                + it.counts().refusedRemoves()
                        > 0;
            // The schedule tries a first failure again; without one, or after two, nobody else does.
            case FAILED ->
                it.fault().stopsWorkspace()
                        || it.fault() == FailureKind.REFUSED
                        || failuresBefore > 0
                        || context.next().isEmpty();
            default -> false;
        };
    }
}
