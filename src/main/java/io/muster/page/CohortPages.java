package io.muster.page;

import io.muster.definition.DefinitionError;
import io.muster.history.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of one cohort as HTML, and the question before it is retired. */
final class CohortPages {

    private static final String STYLES = "cohort.css";

    private CohortPages() {}

    static String page(Dossier dossier, Pages pages, Visitor visitor, Optional<Toast> toast) {
        CohortView view = CohortView.of(dossier, visitor, pages.phrases());
        // Older imports stay as they are, and must not turn into the newest while they are read.
        Optional<String> live = dossier.before() ? Optional.empty() : Optional.of("/live/cohorts/" + dossier.cohort());
        Frame frame = pages.framed(view.name(), Section.COHORTS, live, asOf(dossier, pages))
                .withStyles(STYLES)
                .withScripts("grid.js", "confirm.js", "said.js")
                .withToast(toast);
        return pages.render("page/cohort/page.jte", Map.of("frame", frame, "view", view));
    }

    /** What changes on the page while it is open. */
    static List<Live.Part> parts(Dossier dossier, Pages pages, Visitor visitor) {
        Map<String, Object> model =
                Map.of("frame", pages.frame("", ""), "view", CohortView.of(dossier, visitor, pages.phrases()));
        return List.of("state", "size", "runs", "history").stream()
                .map(part -> new Live.Part("cohort-" + part, pages.render("page/cohort/" + part + ".jte", model)))
                .toList();
    }

    static String retire(Dossier dossier, Pages pages, Visitor visitor, Optional<String> trouble) {
        RetireView view = RetireView.of(dossier, visitor, pages.phrases(), trouble);
        Frame frame = pages.framed(view.title(), Section.COHORTS, Optional.empty(), asOf(dossier, pages))
                .withStyles(STYLES);
        return pages.render(
                "page/cohort/retire.jte",
                Map.of("frame", frame, "view", view, "name", dossier.line().name()));
    }

    /** For a file that was never right: there is nothing in force, so its mistakes are the page. */
    static String wrong(
            String cohort, List<DefinitionError> errors, Optional<String> text, boolean seesAll, Pages pages) {
        Frame frame = pages.framed(cohort, Section.COHORTS, Optional.empty(), pages.asOf(pages.here()))
                .withStyles(STYLES);
        return pages.render(
                "page/cohort/wrong.jte",
                Map.of(
                        "frame", frame,
                        "cohort", cohort,
                        "errors", DefinitionView.mistakes(errors, text, seesAll, pages.phrases())));
    }

    /** For a file that is gone: what is left of its cohort. */
    static String gone(Gone gone, Pages pages, Visitor visitor, Optional<String> trouble) {
        GoneView view = GoneView.of(gone, visitor, pages.here(), pages.phrases(), trouble);
        Frame frame = pages.framed(view.name(), Section.COHORTS, Optional.empty(), pages.asOf(pages.here()))
                .withStyles(STYLES);
        return pages.render("page/cohort/gone.jte", Map.of("frame", frame, "view", view));
    }

    private static String asOf(Dossier dossier, Pages pages) {
        return pages.asOf(Times.of(dossier.line().context(), pages.phrases()));
    }
}
