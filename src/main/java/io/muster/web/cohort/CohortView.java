package io.muster.web.cohort;

import io.muster.model.Phrases;
import io.muster.web.cohorts.CohortSummary;
import io.muster.web.kit.Visitor;
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
        HistoryPage history,
        CohortFacts facts,
        DefinitionView definition,
        List<CohortAction> actions,
        RetireView retire) {

    /** Something to be settled by a person, with the actions that do. */
    public record Urgent(String title, String text, List<CohortAction> actions) {}

    static CohortView of(CohortDetails details, Visitor visitor, Phrases phrases) {
        CohortSummary line = details.line();
        var times = Times.of(line.context(), phrases);
        return new CohortView(
                line.cohort(),
                line.name(),
                CohortStateView.of(line, DefinitionView.diff(details).isPresent(), phrases),
                CohortActions.importHindrance(details, visitor, phrases),
                details.isPaused() && visitor.mayEdit(),
                urgent(details, visitor, phrases),
                SizeChartView.of(details, times, phrases),
                RunsGrid.of(details.newest(), details.plainContext(), phrases),
                HistoryPage.of(details, times, phrases),
                CohortFacts.of(details, times, phrases),
                DefinitionView.of(details, visitor, times, phrases),
                CohortActions.of(details, visitor, phrases),
                RetireView.of(details, visitor, phrases, Optional.empty()));
    }

    private static List<Urgent> urgent(CohortDetails details, Visitor visitor, Phrases phrases) {
        if (details.isBehind()) {
            return List.of(new Urgent(
                    phrases.say("cohort.behind"),
                    phrases.say("cohort.behind.text"),
                    CohortActions.ofBehind(details, visitor, phrases)));
        }
        if (details.isElsewhere()) {
            return List.of(new Urgent(
                    phrases.say("cohort.elsewhere"),
                    phrases.count(
                            "cohort.elsewhere.text",
                            details.line().present(),
                            details.ledger().orElseThrow().target().workspace(),
                            details.definition().workspace()),
                    CohortActions.ofElsewhere(details, visitor, phrases)));
        }
        return List.of();
    }
}
