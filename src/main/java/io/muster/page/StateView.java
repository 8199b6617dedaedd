package io.muster.page;

import io.muster.history.CohortState;
import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Passage;
import io.muster.history.Phrases;
import io.muster.history.Sentence;
import io.muster.history.Tone;
import io.muster.history.Wording;
import io.muster.history.Words;
import java.util.Optional;

/**
 * How a cohort is, in the first sentence of its page. Public for the templates only.
 *
 * @param more what else is to be known before the next import
 * @param link to the import that the sentence is about, with a word for it
 */
public record StateView(
        Glyph glyph, Sentence sentence, String more, Optional<PageLink> link, Optional<Progress> progress) {

    static StateView of(CohortLine line, boolean definitionChanged, Phrases phrases) {
        LineWords words = LineWords.of(line, phrases);
        Optional<Import> told = told(line);
        Sentence sentence =
                told.map(it -> sentence(it, line.context(), phrases)).orElse(words.sentence());
        boolean soon = definitionChanged && line.state() != CohortState.RETIRED;
        return new StateView(
                words.glyph(),
                sentence,
                soon ? phrases.say("cohort.changed") : "",
                told.map(it -> new PageLink("/imports/" + it.id(), phrases.say(word(line)))),
                told.flatMap(it -> Progress.of(it, line.context(), Passage.UNKNOWN, phrases)));
    }

    /** The import that says how the cohort is; empty where something else does. */
    private static Optional<Import> told(CohortLine line) {
        return switch (line.state()) {
            case PARKED, HELD, FAILED, WORKING, RIGHT ->
                line.lastImport().filter(it -> it.state() != ImportState.SKIPPED);
            case STOPPED -> line.lastImport().filter(it -> it.fault() == Import.Fault.KEYS);
            case PAUSED, NEVER, INVALID, LEDGER_BEHIND, RETIRED -> Optional.empty();
        };
    }

    /** While it works, the list's sentence has the share that the import's own page has in its heading. */
    private static Sentence sentence(Import it, Context context, Phrases phrases) {
        Wording wording = new Words(phrases).of(it, context);
        boolean works = wording.tone() == Tone.RUNNING || wording.tone() == Tone.WAITING;
        boolean parked = it.state() == ImportState.PARTIAL
                && it.counts().parkedAdds() + it.counts().parkedRemoves() > 0;
        // The heading of the import's page says how many are parked; here the list's sentence does.
        return works || parked ? wording.list() : wording.page();
    }

    private static String word(CohortLine line) {
        return switch (line.state()) {
            case PARKED, HELD -> "cohorts.review";
            case STOPPED -> "cohorts.causes";
            default -> "cohort.see.import";
        };
    }
}
