package io.muster.web.imports;

import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import io.muster.web.kit.MemberDelta;
import io.muster.web.kit.StatusIcon;
import io.muster.wording.ImportWording;
import io.muster.wording.Sentence;
import io.muster.wording.Times;
import io.muster.wording.Tone;
import io.muster.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One import among others. Public for the templates only. */
public record ImportRow(
        String id,
        String name,
        StatusIcon glyph,
        Sentence sentence,
        Optional<MemberDelta> delta,
        String nothing,
        String when,
        String took,
        String trigger) {

    /** @param overtaken whether it no longer says how its cohort is: then it asks for nobody */
    static ImportRow of(Import it, boolean overtaken, ImportContext context, Phrases phrases) {
        ImportWording words = new ImportWording(phrases);
        Wording wording = words.of(it, context);
        Times times = Times.of(context, phrases);
        boolean past = overtaken && (wording.tone() == Tone.NEED || wording.tone() == Tone.BAD);
        Instant from = it.startedAt().orElse(it.queuedAt());
        return new ImportRow(
                Long.toString(it.id()),
                it.name(),
                past ? StatusIcon.NOTE : StatusIcon.of(wording.tone(), it),
                wording.list(),
                MemberDelta.of(it.counts(), phrases),
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
                : MemberDelta.nothing(it, phrases);
    }
}
