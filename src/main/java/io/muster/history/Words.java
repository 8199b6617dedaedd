package io.muster.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The words of an import's state, the same for lists, pages, mails and the command line. May be shared. */
public final class Words {

    private final Phrases phrases;

    public Words(Phrases phrases) {
        this.phrases = phrases;
    }

    public Wording of(Import it, Context context) {
        Telling telling = new Telling(it, context, phrases);
        return switch (it.state()) {
            case QUEUED -> LiveWords.queued(telling);
            case RUNNING -> LiveWords.running(telling);
            case SUCCEEDED -> RightWords.of(telling);
            case PARTIAL ->
                it.counts().parkedRemoves() + it.counts().parkedAdds() > 0
                        ? ParkedWords.of(telling)
                        : RefusedWords.of(telling);
            case HELD -> HeldWords.of(telling);
            case FAILED -> it.fault() == Import.Fault.KEYS ? StoppedWords.of(telling) : FailedWords.of(telling);
            case CANCELLED -> CancelledWords.of(telling);
            case SKIPPED -> SkippedWords.of(telling);
        };
    }

    /** The subject of the first mail after trouble: "right again after 7 h 32 min". */
    public String rightAgain(Import it, Context context) {
        Instant ended = it.finishedAt().orElse(context.now());
        Duration wrong = Duration.between(context.past().wentWrong().orElse(ended), ended);
        return phrases.say(
                "right.again.subject", it.name(), Times.of(context, phrases).took(wrong));
    }

    /** Why a guard parked changes: "4,210 of 11,076 would leave, over the 30 % limit." */
    public String guard(Import it, Context context) {
        return Guard.parked(new Telling(it, context, phrases));
    }

    /** How long a delivery may still take; empty while nothing is known of its pace. */
    public Optional<Duration> left(Import it, Context context) {
        return LiveWords.left(new Telling(it, context, phrases));
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
