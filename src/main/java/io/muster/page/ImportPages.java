package io.muster.page;

import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.Times;
import io.muster.history.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The page of one import as HTML, right without JavaScript.
 *
 * @param pages for who asks
 */
record ImportPages(Pages pages) {

    /** The parts of an import's page by the ids of their elements, each with its template. */
    private static final Map<String, String> IMPORT_PARTS = Map.ofEntries(
            Map.entry("import-head", "importHead"),
            Map.entry("import-acts", "importActs"),
            Map.entry("import-decision", "importDecision"),
            Map.entry("import-causes", "importCauses"),
            Map.entry("import-next", "importNext"),
            Map.entry("import-members", "importMembers"),
            Map.entry("import-who", "importWho"),
            Map.entry("import-pace", "importPace"),
            Map.entry("import-left-out", "importLeftOut"),
            Map.entry("import-told", "importTold"),
            Map.entry("import-itself", "importItself"));

    /** An import's page with the one button that is always wired: importing again. */
    public String page(Import it, Context context) {
        boolean again = it.state().isFinal() && it.fault() != Import.Fault.KEYS;
        return page(it, context, again ? EnumSet.of(Action.IMPORT) : EnumSet.noneOf(Action.class));
    }

    /** An import's page; of {@code actions} those are offered that make sense in its state. */
    public String page(Import it, Context context, Set<Action> actions) {
        return page(it, context, Insight.NONE, actions);
    }

    String page(Import it, Context context, Insight insight, Set<Action> actions) {
        String title = new Words(pages.phrases()).of(it, context).heading();
        Frame frame = pages.framed(
                        title,
                        Section.COHORTS,
                        Optional.of("/live/imports/" + it.id()),
                        pages.asOf(Times.of(context, pages.phrases())))
                .withStyles("import.css")
                .withScripts("import.js");
        return pages.render(
                "page/import.jte",
                Map.of("frame", frame, "view", ImportView.of(it, context, insight, pages.phrases(), actions)));
    }

    /** What changes on an import's page while it is open. */
    List<Live.Part> parts(Import it, Context context, Insight insight, Set<Action> actions) {
        ImportView view = ImportView.of(it, context, insight, pages.phrases(), actions);
        Frame frame = pages.frame("", "");
        List<Live.Part> parts = new ArrayList<>();
        IMPORT_PARTS.forEach((id, template) -> parts.add(
                new Live.Part(id, pages.render("page/" + template + ".jte", Map.of("frame", frame, "view", view)))));
        view.steps().stream()
                .map(step -> new Live.Part(
                        step.id(), pages.render("page/importStep.jte", Map.of("frame", frame, "step", step))))
                .forEach(parts::add);
        // Read out last, when the page already says it.
        parts.add(new Live.Part("import-said", pages.render("page/importSaid.jte", Map.of("view", view))));
        return parts;
    }
}
