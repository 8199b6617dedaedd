package io.muster.web.preview;

import io.muster.imports.Preview.PreviewResult;
import io.muster.imports.PreviewStore.Usual;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Percentage;
import io.muster.model.Phrases;
import io.muster.web.preview.PreviewFigures.Warning;
import io.muster.web.preview.PreviewView.PreviewFacts;
import java.util.Optional;

/** What a guard would keep back, with what is usual and where to look first. */
final class PreviewGuard {

    /** From so many imports on a range says something. */
    private static final long ENOUGH = 5;

    private PreviewGuard() {}

    static Optional<Warning> of(PreviewFacts given, PreviewResult found, PreviewWording words, Phrases phrases) {
        if (found.guard().isEmpty()) {
            return Optional.empty();
        }
        boolean removes = found.parkedRemoves() > 0;
        String title = words.wholly()
                ? "preview.guard.hold"
                : removes && found.parkedAdds() > 0
                        ? "preview.guard.both"
                        : removes ? "preview.guard.removes" : "preview.guard.adds";
        String text = limit(given.definition().guards(), found, phrases).orElse(phrases.say(found.why()))
                + usual(given.usual(), found, phrases)
                + (given.edited() ? " " + phrases.say("preview.guard.edited") : "");
        return Optional.of(new Warning(phrases.say(title), text, given.edited()));
    }

    private static Optional<String> limit(Guards guards, PreviewResult found, Phrases phrases) {
        boolean removes = found.guard().equals("max-removed");
        Optional<Percentage> limit = removes
                ? guards.maxRemoved()
                : found.guard().equals("max-added") ? guards.maxAdded() : Optional.empty();
        long part = removes ? found.removed() : found.added();
        return limit.filter(most -> most.isExceededBy(part, found.presentBefore()))
                .map(most -> phrases.say(
                        "preview.guard.limit",
                        part,
                        found.presentBefore(),
                        phrases.numbers().share(part, found.presentBefore()),
                        phrases.numbers().share(most),
                        found.guard()));
    }

    private static String usual(Usual usual, PreviewResult found, Phrases phrases) {
        if (usual.imports() < ENOUGH) {
            return "";
        }
        return switch (found.guard()) {
            case "max-removed" ->
                " " + phrases.say("preview.guard.usual.removes", usual.leastRemoved(), usual.mostRemoved());
            case "max-added" -> " " + phrases.say("preview.guard.usual.adds", usual.leastAdded(), usual.mostAdded());
            default -> "";
        };
    }
}
