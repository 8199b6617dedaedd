package io.muster.web.cohort;

import io.muster.web.cohorts.CohortSummary;
import io.muster.web.kit.Visitor;
import io.muster.wording.Phrases;
import io.muster.wording.Times;
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
        CohortStateView state,
        Optional<String> importHindrance,
        boolean mayResume,
        List<Urgent> urgent,
        SizeChartView size,
        RunsGrid runs,
        HistoryTable history,
        CohortFacts facts,
        DefinitionView definition,
        List<CohortAction> deeds,
        RetireView retire) {

    /** Something to be settled by a person, with the deeds that do. */
    public record Urgent(String title, String text, List<CohortAction> deeds) {}

    static CohortView of(CohortDetails dossier, Visitor visitor, Phrases phrases) {
        CohortSummary line = dossier.line();
        var times = Times.of(line.context(), phrases);
        return new CohortView(
                line.cohort(),
                line.name(),
                CohortStateView.of(line, DefinitionView.diff(dossier).isPresent(), phrases),
                CohortActions.importHindrance(dossier, visitor, phrases),
                dossier.isPaused() && visitor.mayEdit(),
                urgent(dossier, visitor, phrases),
                SizeChartView.of(dossier, times, phrases),
                RunsGrid.of(dossier.newest(), dossier.plainContext(), phrases),
                HistoryTable.of(dossier, times, phrases),
                CohortFacts.of(dossier, times, phrases),
                DefinitionView.of(dossier, visitor, times, phrases),
                CohortActions.of(dossier, visitor, phrases),
                RetireView.of(dossier, visitor, phrases, Optional.empty()));
    }

    private static List<Urgent> urgent(CohortDetails dossier, Visitor visitor, Phrases phrases) {
        if (dossier.isBehind()) {
            return List.of(new Urgent(
                    phrases.say("cohort.behind"),
                    phrases.say("cohort.behind.text"),
                    CohortActions.ofBehind(dossier, visitor, phrases)));
        }
        if (dossier.isElsewhere()) {
            return List.of(new Urgent(
                    phrases.say("cohort.elsewhere"),
                    phrases.count(
                            "cohort.elsewhere.text",
                            dossier.line().present(),
                            dossier.ledger().orElseThrow().target().workspace(),
                            dossier.definition().workspace()),
                    CohortActions.ofElsewhere(dossier, visitor, phrases)));
        }
        return List.of();
    }
}
