package io.muster.web.preview;

import io.muster.definition.DefinitionStore;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.ImportStore;
import io.muster.imports.OperatorCommands;
import io.muster.imports.Preview;
import io.muster.imports.PreviewStore;
import io.muster.imports.query.ImportContexts;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.preview.PreviewView.PreviewFacts;
import io.muster.wording.Times;
import java.time.Instant;
import java.util.Optional;

/** Previews with what is known around them. May be shared between threads. */
public final class PreviewReader {

    private final PreviewStore previews;
    private final DefinitionStore definitions;
    private final ImportStore imports;
    private final ImportContexts contexts;
    private final double requestsPerSecond;

    public PreviewReader(
            PreviewStore previews,
            DefinitionStore definitions,
            ImportStore imports,
            ImportContexts contexts,
            double requestsPerSecond) {
        this.previews = previews;
        this.definitions = definitions;
        this.imports = imports;
        this.contexts = contexts;
        this.requestsPerSecond = requestsPerSecond;
    }

    /** Asks for one, or joins the one at work. @return its id */
    long ask(String cohort, Optional<String> by) {
        CohortDefinition definition = known(cohort);
        return previews.ask(definition.cohort(), definition.text(), by);
    }

    Preview find(String id) {
        return kept(id).orElseThrow(() -> new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_PREVIEW)));
    }

    /** Empty when it is kept no longer. */
    Optional<Preview> kept(String id) {
        return id.matches("\\d{1,18}") ? previews.find(Long.parseLong(id)) : Optional.empty();
    }

    Optional<Preview> newest(String cohort) {
        return previews.newest(known(cohort).cohort());
    }

    void cancel(Preview preview, String by) {
        if (!previews.cancel(preview.id(), by)) {
            throw new OperatorCommands.NotNow(Reason.of(ReasonCode.PREVIEW_ENDED));
        }
    }

    /** @param preview empty before the first */
    PreviewView view(String cohort, Optional<Preview> preview, Phrases phrases, boolean mayEdit) {
        CohortDefinition definition = known(cohort);
        Optional<Import> last = imports.of(cohort, 1, Long.MAX_VALUE).stream().findFirst();
        boolean edited = last.flatMap(it -> imports.definitionOf(it.id()))
                .filter(text -> !text.isEmpty() && !text.equals(definition.text()))
                .isPresent();
        return PreviewView.of(
                new PreviewFacts(
                        definition,
                        preview,
                        preview.filter(it -> it.found().isPresent()).flatMap(it -> old(it, definition, last, phrases)),
                        previews.usual(cohort),
                        edited,
                        requestsPerSecond,
                        previews.atWork(),
                        mayEdit),
                Times.of(contexts.of(definition), phrases),
                phrases);
    }

    /** Why its figures are not those of now. */
    private static Optional<String> old(
            Preview preview, CohortDefinition definition, Optional<Import> last, Phrases phrases) {
        if (!preview.definition().equals(definition.text())) {
            return Optional.of(phrases.say("preview.old.definition"));
        }
        Instant read = preview.readAt().orElse(preview.askedAt());
        boolean since = last.filter(it -> it.state() != ImportState.SKIPPED)
                .flatMap(Import::finishedAt)
                .filter(read::isBefore)
                .isPresent();
        if (since) {
            return Optional.of(phrases.say("preview.old.import"));
        }
        return preview.beside().map(id -> phrases.say("preview.old.beside", Long.toString(id)));
    }

    private CohortDefinition known(String cohort) {
        return definitions
                .find(cohort)
                .orElseThrow(() -> new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_COHORT)));
    }
}
