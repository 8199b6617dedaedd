package io.muster.page;

import io.muster.ledger.Cohorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of all cohorts as HTML, right without JavaScript.
 *
 * @param pages for who asks
 */
record CohortListPages(Pages pages) {

    CohortsView view(List<CohortLine> cohorts) {
        return CohortsView.of(cohorts, pages.phrases());
    }

    /** All cohorts, those that need somebody first. @param gone those that no file speaks of any more */
    public String page(List<CohortLine> cohorts, List<Cohorts.Entry> gone, Choice choice, Setup setup) {
        CohortsView view = view(cohorts);
        Frame frame = pages.framed(
                        pages.phrases().say("page.cohorts"),
                        Section.COHORTS,
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
                        First.of(setup, pages.phrases())));
    }

    /** What changes on the page of all cohorts while it is open; first who is there, then how each is. */
    List<Live.Part> parts(CohortsView view) {
        Frame frame = pages.frame("", "");
        List<Live.Part> parts = new ArrayList<>();
        String roll = view.roll();
        parts.add(new Live.Part("roll", roll, () -> pages.render("page/roll.jte", Map.of("roll", roll))));
        parts.add(new Live.Part("well", pages.render("page/well.jte", Map.of("frame", frame, "view", view))));
        for (Show show : Show.values()) {
            long count = view.count(show);
            parts.add(new Live.Part(
                    "n-" + show.word(),
                    count,
                    () -> pages.render("page/count.jte", Map.of("frame", frame, "show", show, "count", count))));
        }
        for (CohortsView.Group group : view.groups()) {
            for (LineView line : group.lines()) {
                parts.add(new Live.Part(
                        "cohort-" + line.cohort(),
                        line,
                        () -> pages.render("page/line.jte", Map.of("frame", frame, "line", line, "shown", true))));
            }
        }
        return parts;
    }
}
