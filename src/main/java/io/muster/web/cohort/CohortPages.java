package io.muster.web.cohort;

import io.muster.definition.yaml.DefinitionError;
import io.muster.web.kit.LiveUpdates.PagePart;
import io.muster.web.kit.PageLayout;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.SiteSection;
import io.muster.web.kit.Toast;
import io.muster.web.kit.Visitor;
import io.muster.wording.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of one cohort as HTML, and the question before it is retired. */
final class CohortPages {

    private static final String STYLES = "cohort.css";

    private CohortPages() {}

    static String page(CohortDetails details, PageRenderer pages, Visitor visitor, Optional<Toast> toast) {
        CohortView view = CohortView.of(details, visitor, pages.phrases());
        // Older imports stay as they are, and must not turn into the newest while they are read.
        Optional<String> live = details.before() ? Optional.empty() : Optional.of("/live/cohorts/" + details.cohort());
        PageLayout frame = pages.framed(view.name(), SiteSection.COHORTS, live, asOf(details, pages))
                .withStyles(STYLES)
                .withScripts("grid.js", "confirm.js", "said.js")
                .withToast(toast);
        return pages.render("page/cohort/page.jte", Map.of("frame", frame, "view", view));
    }

    /** What changes on the page while it is open. */
    static List<PagePart> parts(CohortDetails details, PageRenderer pages, Visitor visitor) {
        Map<String, Object> model =
                Map.of("frame", pages.frame("", ""), "view", CohortView.of(details, visitor, pages.phrases()));
        return List.of("state", "size", "runs", "history").stream()
                .map(part -> new PagePart("cohort-" + part, pages.render("page/cohort/" + part + ".jte", model)))
                .toList();
    }

    static String retire(CohortDetails details, PageRenderer pages, Visitor visitor, Optional<String> trouble) {
        RetireView view = RetireView.of(details, visitor, pages.phrases(), trouble);
        PageLayout frame = pages.framed(view.title(), SiteSection.COHORTS, Optional.empty(), asOf(details, pages))
                .withStyles(STYLES);
        return pages.render(
                "page/cohort/retire.jte",
                Map.of("frame", frame, "view", view, "name", details.line().name()));
    }

    /** For a file that was never right: there is nothing in force, so its mistakes are the page. */
    static String wrong(
            String cohort, List<DefinitionError> errors, Optional<String> text, boolean seesAll, PageRenderer pages) {
        PageLayout frame = pages.framed(cohort, SiteSection.COHORTS, Optional.empty(), pages.asOf(pages.here()))
                .withStyles(STYLES);
        return pages.render(
                "page/cohort/wrong.jte",
                Map.of(
                        "frame", frame,
                        "cohort", cohort,
                        "errors", DefinitionView.mistakes(errors, text, seesAll, pages.phrases())));
    }

    /** For a file that is gone: what is left of its cohort. */
    static String gone(OrphanedCohort gone, PageRenderer pages, Visitor visitor, Optional<String> trouble) {
        OrphanedCohortView view = OrphanedCohortView.of(gone, visitor, pages.here(), pages.phrases(), trouble);
        PageLayout frame = pages.framed(view.name(), SiteSection.COHORTS, Optional.empty(), pages.asOf(pages.here()))
                .withStyles(STYLES);
        return pages.render("page/cohort/gone.jte", Map.of("frame", frame, "view", view));
    }

    private static String asOf(CohortDetails details, PageRenderer pages) {
        return pages.asOf(Times.of(details.line().context(), pages.phrases()));
    }
}
