package io.muster.web.cohort;

import io.muster.imports.Import;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.model.Phrases;
import io.muster.web.kit.PageLink;
import io.muster.web.kit.Visitor;
import io.muster.wording.Times;
import java.time.Instant;
import java.util.Optional;

/**
 * The page of a cohort whose definition is gone: what Braze still holds, and what can be done about it. Public for the
 * templates only.
 *
 * @param definition the text of the last valid one; empty where none was kept
 * @param retire the question before its members are taken out; empty where it has none
 */
public record OrphanedCohortView(
        String cohort,
        String name,
        String rest,
        Optional<PageLink> last,
        String definition,
        Optional<RetireView> retire) {

    static OrphanedCohortView of(
            OrphanedCohort gone, Visitor visitor, Times times, Phrases phrases, Optional<String> trouble) {
        return new OrphanedCohortView(
                gone.cohort(),
                gone.name(),
                gone.present() == 0
                        ? phrases.say("gone.none")
                        : phrases.count("gone.rest", gone.present(), gone.workspace()),
                gone.last()
                        .map(it ->
                                new PageLink("/imports/" + it.id(), phrases.say("gone.last", times.moment(ended(it))))),
                gone.ledger().map(CohortEntry::definition).orElse(""),
                gone.present() == 0 ? Optional.empty() : Optional.of(RetireView.of(gone, visitor, phrases, trouble)));
    }

    private static Instant ended(Import it) {
        return it.finishedAt().orElse(it.queuedAt());
    }
}
