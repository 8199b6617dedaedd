package io.muster.page;

import io.muster.history.Import;
import io.muster.history.Phrases;
import io.muster.history.Times;
import io.muster.ledger.Cohorts;
import java.time.Instant;
import java.util.Optional;

/**
 * The page of a cohort whose definition is gone: what Braze still holds, and what can be done about it. Public for the
 * templates only.
 *
 * @param definition the text of the last valid one; empty where none was kept
 * @param retire the question before its members are taken out; empty where it has none
 */
public record GoneView(
        String cohort,
        String name,
        String rest,
        Optional<PageLink> last,
        String definition,
        Optional<RetireView> retire) {

    static GoneView of(Gone gone, Visitor visitor, Times times, Phrases phrases, Optional<String> trouble) {
        return new GoneView(
                gone.cohort(),
                gone.name(),
                gone.present() == 0
                        ? phrases.say("gone.none")
                        : phrases.count("gone.rest", gone.present(), gone.workspace()),
                gone.last()
                        .map(it ->
                                new PageLink("/imports/" + it.id(), phrases.say("gone.last", times.moment(ended(it))))),
                gone.ledger().map(Cohorts.Entry::definition).orElse(""),
                gone.present() == 0 ? Optional.empty() : Optional.of(RetireView.of(gone, visitor, phrases, trouble)));
    }

    private static Instant ended(Import it) {
        return it.finishedAt().orElse(it.queuedAt());
    }
}
