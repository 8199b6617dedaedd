package io.muster.wording;

import io.muster.imports.Import;
import io.muster.imports.Trigger;
import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The words of an import's state, the same for lists, pages, mails and the command line. May be shared. */
public final class ImportWording {

    private final Phrases phrases;

    public ImportWording(Phrases phrases) {
        this.phrases = phrases;
    }

    public Wording of(Import it, ImportContext context) {
        WordingContext telling = new WordingContext(it, context, phrases);
        return switch (it.state()) {
            case QUEUED -> RunningWording.queued(telling);
            case RUNNING -> RunningWording.running(telling);
            case SUCCEEDED -> SucceededWording.of(telling);
            case PARTIAL ->
                it.counts().parkedRemoves() + it.counts().parkedAdds() > 0
                        ? ParkedWording.of(telling)
                        : RefusedWording.of(telling);
            case HELD -> HeldWording.of(telling);
            case FAILED -> it.fault().stopsWorkspace() ? StoppedWording.of(telling) : FailedWording.of(telling);
            case CANCELLED -> CancelledWording.of(telling);
            case SKIPPED -> SkippedWording.of(telling);
        };
    }

    /** The subject of the first mail after trouble: "right again after 7 h 32 min". */
    public String rightAgain(Import it, ImportContext context) {
        Instant ended = it.finishedAt().orElse(context.now());
        Duration wrong = Duration.between(context.past().wentWrong().orElse(ended), ended);
        return phrases.say(
                "sync.again.subject", it.name(), Times.of(context, phrases).took(wrong));
    }

    /** Why a guard parked changes: "4,210 of 11,076 would leave, over the 30 % limit." */
    public String guard(Import it, ImportContext context) {
        return HoldingGuard.parked(new WordingContext(it, context, phrases));
    }

    /** How long a delivery may still take; empty while nothing is known of its pace. */
    public Optional<Duration> left(Import it, ImportContext context) {
        return RunningWording.left(new WordingContext(it, context, phrases));
    }

    /** What started it: "by its schedule", "by hand, crm-team". */
    public String trigger(Import it) {
        String key = "trigger." + it.trigger();
        return it.trigger() == Trigger.FILE
                ? it.file().map(file -> phrases.say(key + ".by", file)).orElseGet(() -> phrases.say(key))
                : it.trigger() == Trigger.SCHEDULE
                        ? phrases.say(key)
                        : it.by().map(by -> phrases.say(key + ".by", by)).orElseGet(() -> phrases.say(key));
    }
}
