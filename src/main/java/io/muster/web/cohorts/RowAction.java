package io.muster.web.cohorts;

import io.muster.imports.Import;
import io.muster.model.Phrases;
import io.muster.web.cohorts.CohortSummary.SourceKind;
import java.util.Optional;

/** The one thing to do that a line of the list offers. Public for the templates only. */
public record RowAction(RowActionKind kind, String word, String path) {

    public enum RowActionKind {
        /** Leads to where more is said. */
        LINK,
        /** Does it at once, by a form. */
        RESUME,
        /** The icon. */
        IMPORT
    }

    static Optional<RowAction> of(CohortSummary line, Phrases phrases) {
        String cohort = "/cohorts/" + line.cohort();
        Optional<Import> last = line.lastImport();
        return switch (line.own()) {
            case PARKED, HELD -> last.map(it -> link("cohorts.review", "/imports/" + it.id(), phrases));
            case STOPPED ->
                Optional.of(link(
                        "cohorts.causes",
                        last.filter(it -> it.fault().stopsWorkspace())
                                .map(it -> "/imports/" + it.id())
                                .orElse("/workspaces"),
                        phrases));
            case LEDGER_BEHIND -> Optional.of(link("cohorts.review", cohort, phrases));
            case PAUSED ->
                Optional.of(new RowAction(RowActionKind.RESUME, phrases.say("cohorts.resume"), cohort + "/resume"));
            case NEVER ->
                line.source() == SourceKind.FILE
                        ? Optional.empty()
                        : Optional.of(link("cohorts.preview", cohort + "/preview", phrases));
            // Nothing is imported while its workspace is stopped.
            case IN_SYNC, FAILED ->
                line.isHalted()
                        ? Optional.empty()
                        : Optional.of(new RowAction(
                                RowActionKind.IMPORT, phrases.say("import.to.braze"), cohort + "/imports"));
            case IMPORTING, RETIRED, INVALID -> Optional.empty();
        };
    }

    private static RowAction link(String key, String path, Phrases phrases) {
        return new RowAction(RowActionKind.LINK, phrases.say(key), path);
    }
}
