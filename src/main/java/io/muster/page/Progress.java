package io.muster.page;

import io.muster.history.Counts;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Phrases;
import java.util.List;
import java.util.Optional;

/** How far a delivery is. Public for the templates only. */
public record Progress(long percent, boolean waits, List<Figure> figures) {

    static Optional<Progress> of(Import it, Phrases phrases) {
        Counts counts = it.counts();
        if (it.state() != ImportState.RUNNING || counts.changes() == 0) {
            return Optional.empty();
        }
        var numbers = phrases.numbers();
        return Optional.of(new Progress(
                numbers.wholePercent(counts.acknowledged(), counts.changes()),
                it.waiting().isPresent(),
                List.of(
                        Figure.of(phrases.say("fact.added"), numbers.grouped(counts.added())),
                        Figure.of(phrases.say("fact.removed"), numbers.grouped(counts.removed())),
                        Figure.of(phrases.say("fact.requests"), numbers.grouped(counts.requests())))));
    }
}
