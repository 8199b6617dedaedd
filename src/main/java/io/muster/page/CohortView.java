package io.muster.page;

import io.muster.history.Phrases;
import io.muster.history.Times;
import java.util.List;
import java.util.Optional;

/**
 * What the page of one cohort shows. Public for the templates only.
 *
 * @param importHindrance why it cannot be imported now, or not by who looks
 * @param mayResume whether it is paused and whoever looks can end that
 * @param urgent what must be settled before the next import
 */
public record CohortView(
        String cohort,
        String name,
        StateView state,
        Optional<String> importHindrance,
        boolean mayResume,
        List<Urgent> urgent,
        SizeView size,
        RunsGrid runs,
        HistoryView history,
        CohortFacts facts,
        DefinitionView definition,
        List<Deed> deeds,
        RetireView retire) {

    /** Something to be settled by a person, with the deeds that do. */
    public record Urgent(String title, String text, List<Deed> deeds) {}

    static CohortView of(Dossier dossier, Visitor visitor, Phrases phrases) {
        CohortLine line = dossier.line();
        var times = Times.of(line.context(), phrases);
        return new CohortView(
                line.cohort(),
                line.name(),
                StateView.of(line, DefinitionView.diff(dossier).isPresent(), phrases),
                Deeds.importHindrance(dossier, visitor, phrases),
                dossier.isPaused() && visitor.mayEdit(),
                urgent(dossier, visitor, phrases),
                SizeView.of(dossier, times, phrases),
                RunsGrid.of(dossier.newest(), dossier.plainContext(), phrases),
                HistoryView.of(dossier, times, phrases),
                CohortFacts.of(dossier, times, phrases),
                DefinitionView.of(dossier, visitor, times, phrases),
                Deeds.of(dossier, visitor, phrases),
                RetireView.of(dossier, visitor, phrases, Optional.empty()));
    }

    private static List<Urgent> urgent(Dossier dossier, Visitor visitor, Phrases phrases) {
        if (dossier.isBehind()) {
            return List.of(new Urgent(
                    phrases.say("cohort.behind"),
                    phrases.say("cohort.behind.text"),
                    Deeds.ofBehind(dossier, visitor, phrases)));
        }
        if (dossier.isElsewhere()) {
            return List.of(new Urgent(
                    phrases.say("cohort.elsewhere"),
                    phrases.count(
                            "cohort.elsewhere.text",
                            dossier.line().present(),
                            dossier.ledger().orElseThrow().target().workspace(),
                            dossier.definition().workspace()),
                    Deeds.ofElsewhere(dossier, visitor, phrases)));
        }
        return List.of();
    }
}
