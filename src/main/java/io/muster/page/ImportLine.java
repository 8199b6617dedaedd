package io.muster.page;

import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Phrases;
import io.muster.history.Sentence;
import io.muster.history.Times;
import io.muster.history.Tone;
import io.muster.history.Wording;
import io.muster.history.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One import among others. Public for the templates only. */
public record ImportLine(
        String id,
        String name,
        Glyph glyph,
        Sentence sentence,
        Optional<Delta> delta,
        String nothing,
        String when,
        String took,
        String trigger) {

    /** @param overtaken whether it no longer says how its cohort is: then it asks for nobody */
    static ImportLine of(Import it, boolean overtaken, Context context, Phrases phrases) {
        Words words = new Words(phrases);
        Wording wording = words.of(it, context);
        Times times = Times.of(context, phrases);
        boolean past = overtaken && (wording.tone() == Tone.NEED || wording.tone() == Tone.BAD);
        Instant from = it.startedAt().orElse(it.queuedAt());
        return new ImportLine(
                Long.toString(it.id()),
                it.name(),
                past ? Glyph.NOTE : Glyph.of(wording.tone(), it),
                wording.list(),
                Delta.of(it.counts(), phrases),
                nothing(it, phrases),
                times.moment(it.finishedAt().orElse(from)),
                it.state() == ImportState.QUEUED || it.state() == ImportState.SKIPPED
                        ? ""
                        : times.took(Duration.between(from, it.finishedAt().orElse(context.now()))),
                words.trigger(it));
    }

    private static String nothing(Import it, Phrases phrases) {
        return it.state() == ImportState.QUEUED || it.state() == ImportState.RUNNING
                ? phrases.say("imports.not.yet")
                : Delta.nothing(it, phrases);
    }
}
