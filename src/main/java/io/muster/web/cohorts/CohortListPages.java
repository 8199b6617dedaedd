package io.muster.web.cohorts;

import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.web.cohorts.CohortListView.CohortGroup;
import io.muster.web.kit.LiveUpdates.PagePart;
import io.muster.web.kit.PageLayout;
import io.muster.web.kit.PageLink;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.SiteSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of all cohorts as HTML, right without JavaScript.
 *
 * @param pages for who asks
 */
record CohortListPages(PageRenderer pages) {

    CohortListView view(List<CohortSummary> cohorts) {
        return CohortListView.of(cohorts, pages.phrases());
    }

    /** All cohorts, those that need somebody first. @param gone those that no file speaks of any more */
    public String page(
            List<CohortSummary> cohorts, List<CohortEntry> gone, CohortQuery choice, FirstCohortSetup setup) {
        CohortListView view = view(cohorts);
        PageLayout frame = pages.framed(
                        pages.phrases().say("page.cohorts"),
                        SiteSection.COHORTS,
                        Optional.of("/live/cohorts"),
                        pages.asOf(pages.here()))
                .withStyles("list.css", "toast.css")
                .withScripts("list.js");
        return pages.render(
                "page/cohorts.jte",
                Map.of(
                        "frame",
                        frame,
                        "view",
                        view,
                        "gone",
                        gone.stream()
                                .map(ledger -> new PageLink(
                                        "/cohorts/" + ledger.target().cohort(),
                                        pages.phrases()
                                                .count(
                                                        "gone.one",
                                                        ledger.present(),
                                                        ledger.nameSent()
                                                                .orElse(ledger.target()
                                                                        .cohort()))))
                                .toList(),
                        "choice",
                        choice,
                        "first",
                        FirstSteps.of(setup, pages.phrases())));
    }

    /** What changes on the page of all cohorts while it is open; first who is there, then how each is. */
    List<PagePart> parts(CohortListView view) {
        PageLayout frame = pages.frame("", "");
        List<PagePart> parts = new ArrayList<>();
        String roll = view.roll();
        parts.add(new PagePart("roll", roll, () -> pages.render("page/roll.jte", Map.of("roll", roll))));
        parts.add(new PagePart("well", pages.render("page/well.jte", Map.of("frame", frame, "view", view))));
        for (CohortFilter show : CohortFilter.values()) {
            long count = view.count(show);
            parts.add(new PagePart(
                    "n-" + show.word(),
                    count,
                    () -> pages.render("page/count.jte", Map.of("frame", frame, "show", show, "count", count))));
        }
        for (CohortGroup group : view.groups()) {
            for (CohortRow line : group.lines()) {
                parts.add(new PagePart(
                        "cohort-" + line.cohort(),
                        line,
                        () -> pages.render("page/line.jte", Map.of("frame", frame, "line", line, "shown", true))));
            }
        }
        return parts;
    }
}
