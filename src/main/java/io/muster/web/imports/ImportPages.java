package io.muster.web.imports;

import io.muster.imports.Import;
import io.muster.imports.query.ImportContext;
import io.muster.web.kit.LiveUpdates.PagePart;
import io.muster.web.kit.PageLayout;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.SiteSection;
import io.muster.wording.ImportWording;
import io.muster.wording.Times;
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
public record ImportPages(PageRenderer pages) {

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
    public String page(Import it, ImportContext context) {
        boolean again = it.state().isFinal() && !it.fault().stopsWorkspace();
        return page(it, context, again ? EnumSet.of(ImportAction.IMPORT) : EnumSet.noneOf(ImportAction.class));
    }

    /** An import's page; of {@code actions} those are offered that make sense in its state. */
    public String page(Import it, ImportContext context, Set<ImportAction> actions) {
        return page(it, context, ImportDetails.NONE, actions);
    }

    String page(Import it, ImportContext context, ImportDetails details, Set<ImportAction> actions) {
        String title = new ImportWording(pages.phrases()).of(it, context).heading();
        PageLayout frame = pages.framed(
                        title,
                        SiteSection.COHORTS,
                        Optional.of("/live/imports/" + it.id()),
                        pages.asOf(Times.of(context, pages.phrases())))
                .withStyles("import.css")
                .withScripts("confirm.js", "import.js");
        return pages.render(
                "page/import.jte",
                Map.of("frame", frame, "view", ImportView.of(it, context, details, pages.phrases(), actions)));
    }

    /** What is asked before an import is cancelled, for whom no script asks it on the import's own page. */
    String cancel(Import it, ImportContext context, Set<ImportAction> actions) {
        ImportView view = ImportView.of(it, context, ImportDetails.NONE, pages.phrases(), actions);
        PageLayout frame = pages.framed(
                        pages.phrases().say("cancel.title", it.name()),
                        SiteSection.COHORTS,
                        Optional.empty(),
                        pages.asOf(Times.of(context, pages.phrases())))
                .withStyles("import.css");
        return pages.render("page/importCancel.jte", Map.of("frame", frame, "view", view));
    }

    /** What changes on an import's page while it is open. */
    List<PagePart> parts(Import it, ImportContext context, ImportDetails details, Set<ImportAction> actions) {
        ImportView view = ImportView.of(it, context, details, pages.phrases(), actions);
        PageLayout frame = pages.frame("", "");
        List<PagePart> parts = new ArrayList<>();
        IMPORT_PARTS.forEach((id, template) -> parts.add(
                new PagePart(id, pages.render("page/" + template + ".jte", Map.of("frame", frame, "view", view)))));
        view.steps().stream()
                .map(step -> new PagePart(
                        step.id(), pages.render("page/importStep.jte", Map.of("frame", frame, "step", step))))
                .forEach(parts::add);
        // Read out last, when the page already says it.
        parts.add(new PagePart("import-said", pages.render("page/importSaid.jte", Map.of("view", view))));
        return parts;
    }
}
