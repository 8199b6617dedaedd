package io.muster.web.kit;

import io.muster.imports.Counts;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.model.Phrases;
import java.util.Optional;

/** How many joined and left with an import. Public for the templates only. */
public record MemberDelta(String added, boolean noneAdded, String removed, boolean noneRemoved) {

    public static Optional<MemberDelta> of(Counts counts, Phrases phrases) {
        var numbers = phrases.numbers();
        return counts.added() + counts.removed() == 0
                ? Optional.empty()
                : Optional.of(new MemberDelta(
                        numbers.added(counts.added()),
                        counts.added() == 0,
                        numbers.removed(counts.removed()),
                        counts.removed() == 0));
    }

    /** What is said where nobody joined or left. */
    public static String nothing(Import it, Phrases phrases) {
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
