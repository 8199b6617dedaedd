package io.muster.page;

import io.muster.history.Counts;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Phrases;
import java.util.Optional;

/** How many joined and left with an import. Public for the templates only. */
public record Delta(String added, boolean noneAdded, String removed, boolean noneRemoved) {

    static Optional<Delta> of(Counts counts, Phrases phrases) {
        var numbers = phrases.numbers();
        return counts.added() + counts.removed() == 0
                ? Optional.empty()
                : Optional.of(new Delta(
                        numbers.added(counts.added()),
                        counts.added() == 0,
                        numbers.removed(counts.removed()),
                        counts.removed() == 0));
    }

    /** What is said where nobody joined or left. */
    static String nothing(Import it, Phrases phrases) {
        boolean compared = it.state() == ImportState.SUCCEEDED || it.state() == ImportState.PARTIAL;
        long open = it.counts().changes() - it.counts().acknowledged();
        if (it.state().isFinal() && !compared && open > 0) {
            return phrases.count("cohorts.not.sent", open);
        }
        return phrases.say(
                compared || it.counts().requests() > 0
                        ? "cohorts.no.change"
                        : it.state().isFinal() ? "cohorts.nothing.sent" : "cohorts.so.far");
    }
}
