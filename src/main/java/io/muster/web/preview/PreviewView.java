package io.muster.web.preview;

import io.muster.imports.Preview;
import io.muster.imports.Preview.PreviewResult;
import io.muster.imports.Preview.PreviewState;
import io.muster.imports.PreviewStore;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.web.kit.StatusIcon;
import io.muster.wording.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the page of a preview shows. Public for the templates only.
 *
 * @param working the id of one at work, which can be stopped
 * @param start the word on the button that begins one; empty where the server would not take it
 * @param old why its figures are not those of now
 */
public record PreviewView(
        String cohort,
        String name,
        String heading,
        StatusIcon glyph,
        String state,
        String rest,
        Optional<String> old,
        Optional<String> working,
        Optional<String> start,
        Optional<PreviewFigures> found,
        String zone) {

    /**
     * What is known.
     *
     * @param usual what the last imports were like
     * @param edited whether the definition differs from the last import's
     */
    record PreviewFacts(
            CohortDefinition definition,
            Optional<Preview> preview,
            Optional<String> old,
            PreviewStore.Usual usual,
            boolean edited,
            double requestsPerSecond,
            long atWork,
            boolean mayEdit) {}

    static PreviewView of(PreviewFacts given, Times times, Phrases phrases) {
        String name = given.definition.name();
        if (given.preview.isEmpty()) {
            return new PreviewView(
                    given.definition.cohort(),
                    name,
                    phrases.say("preview.none", name),
                    StatusIcon.NOTE,
                    phrases.say("preview.none.state"),
                    phrases.say(given.mayEdit ? "preview.none.text" : "preview.none.viewer"),
                    Optional.empty(),
                    Optional.empty(),
                    given.mayEdit ? Optional.of(phrases.say("preview.start")) : Optional.empty(),
                    Optional.empty(),
                    "");
        }
        Preview preview = given.preview.get();
        boolean works = !preview.state().isFinal();
        return new PreviewView(
                given.definition.cohort(),
                name,
                heading(preview, name, phrases),
                glyph(preview.state()),
                phrases.say(works ? "preview.working.state" : "preview.done.state"),
                rest(preview, times, phrases),
                given.old,
                works && given.mayEdit ? Optional.of(Long.toString(preview.id())) : Optional.empty(),
                works || !given.mayEdit ? Optional.empty() : Optional.of(phrases.say("preview.again")),
                preview.found().map(found -> PreviewFigures.of(given, preview, found, phrases)),
                phrases.say("preview.zone", times.zone().getId()));
    }

    private static String heading(Preview preview, String name, Phrases phrases) {
        return switch (preview.state()) {
            case QUEUED -> phrases.say("preview.queued");
            case RUNNING -> phrases.say(preview.readAt().isPresent() ? "preview.comparing" : "preview.reading", name);
            case DONE -> new PreviewWording(preview.found().orElseThrow(), phrases).heading();
            case FAILED -> phrases.say("preview.failed", name);
            case CANCELLED -> phrases.say("preview.cancelled", name);
        };
    }

    private static StatusIcon glyph(PreviewState state) {
        return switch (state) {
            case QUEUED -> StatusIcon.HOURGLASS;
            case RUNNING -> StatusIcon.RING;
            case DONE, CANCELLED -> StatusIcon.NOTE;
            case FAILED -> StatusIcon.OCTAGON;
        };
    }

    private static String rest(Preview preview, Times times, Phrases phrases) {
        return switch (preview.state()) {
            case QUEUED -> phrases.say("preview.working.wait");
            case RUNNING ->
                phrases.count(
                                preview.readAt().isPresent() ? "preview.working.read" : "preview.working.rows",
                                preview.rows())
                        + " " + phrases.say("preview.working.wait");
            case DONE -> read(preview, times, phrases);
            case FAILED -> phrases.say(preview.why());
            case CANCELLED -> phrases.say("preview.cancelled.text");
        };
    }

    private static String read(Preview preview, Times times, Phrases phrases) {
        Instant end = preview.readAt().orElse(preview.askedAt());
        Duration took = Duration.between(preview.startedAt().orElse(end), end);
        String key = preview.file().isEmpty()
                ? "preview.done.sql"
                : preview.waits() ? "preview.done.waiting" : "preview.done.file";
        String words =
                phrases.say(key, times.at(end), times.took(took), preview.file().orElse(""));
        return preview.found().filter(PreviewResult::list).isPresent()
                ? words + " " + phrases.say("preview.done.list")
                : words;
    }
}
