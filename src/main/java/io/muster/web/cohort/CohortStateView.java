package io.muster.web.cohort;

import io.muster.imports.CohortState;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.DeliveryProgress;
import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import io.muster.web.cohorts.CohortRowWording;
import io.muster.web.cohorts.CohortSummary;
import io.muster.web.imports.DeliveryGauge;
import io.muster.web.kit.PageLink;
import io.muster.web.kit.StatusIcon;
import io.muster.wording.ImportWording;
import io.muster.wording.Sentence;
import io.muster.wording.Tone;
import io.muster.wording.Wording;
import java.util.Optional;

/**
 * How a cohort is, in the first sentence of its page. Public for the templates only.
 *
 * @param more what else is to be known before the next import
 * @param link to the import that the sentence is about, with a word for it
 */
public record CohortStateView(
        StatusIcon glyph, Sentence sentence, String more, Optional<PageLink> link, Optional<DeliveryGauge> progress) {

    static CohortStateView of(CohortSummary line, boolean definitionChanged, Phrases phrases) {
        CohortRowWording words = CohortRowWording.of(line, phrases);
        Optional<Import> told = told(line);
        Sentence sentence =
                told.map(it -> sentence(it, line.context(), phrases)).orElse(words.sentence());
        boolean soon = definitionChanged && line.state() != CohortState.RETIRED;
        return new CohortStateView(
                words.glyph(),
                sentence,
                soon ? phrases.say("cohort.changed") : "",
                told.map(it -> new PageLink("/imports/" + it.id(), phrases.say(word(line)))),
                told.flatMap(it -> DeliveryGauge.of(it, line.context(), DeliveryProgress.UNKNOWN, phrases)));
    }

    /** The import that says how the cohort is; empty where something else does. */
    private static Optional<Import> told(CohortSummary line) {
        return switch (line.state()) {
            case PARKED, HELD, FAILED, IMPORTING, IN_SYNC ->
                line.lastImport().filter(it -> it.state() != ImportState.SKIPPED);
            case STOPPED -> line.lastImport().filter(it -> it.fault().stopsWorkspace());
            case PAUSED, NEVER, INVALID, LEDGER_BEHIND, RETIRED -> Optional.empty();
        };
    }

    /** While it works, the list's sentence has the share that the import's own page has in its heading. */
    private static Sentence sentence(Import it, ImportContext context, Phrases phrases) {
        Wording wording = new ImportWording(phrases).of(it, context);
        boolean works = wording.tone() == Tone.RUNNING || wording.tone() == Tone.WAITING;
        boolean parked = it.state() == ImportState.PARTIAL
                && it.counts().parkedAdds() + it.counts().parkedRemoves() > 0;
        // The heading of the import's page says how many are parked; here the list's sentence does.
        return works || parked ? wording.list() : wording.page();
    }

    private static String word(CohortSummary line) {
        return switch (line.state()) {
            case PARKED, HELD -> "cohorts.review";
            case STOPPED -> "cohorts.causes";
            default -> "cohort.see.import";
        };
    }
}
