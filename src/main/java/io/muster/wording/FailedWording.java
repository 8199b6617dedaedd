package io.muster.wording;

/** Source, Braze or Muster itself failed; the reason says it in a sentence. */
final class FailedWording {

    private FailedWording() {}

    static Wording of(WordingContext t) {
        String name = t.it().name();
        String reason = t.why();
        String gist = t.whyShortly();
        String heading = gist.isEmpty() ? t.say("failed.heading.plain", name) : t.say("failed.heading", name, gist);
        return new Wording(
                Tone.BAD,
                t.say("failed.word"),
                t.sentence("failed.state", reason, accepted(t), nextTry(t)),
                t.overtaken()
                        ? t.was("failed.was", reason)
                        : t.sentence("failed.state", reason, accepted(t), t.stillHoldsCount(), nextTry(t)),
                gist.isEmpty() ? heading : t.say("heading", name, gist),
                heading);
    }

    /** What had been sent before it failed; empty when nothing had. */
    static String accepted(WordingContext t) {
        long accepted = t.counts().acknowledged();
        return accepted == 0
                ? ""
                : t.count("failed.accepted", accepted, t.counts().changes());
    }

    static String nextTry(WordingContext t) {
        return t.context()
                .next()
                .map(when -> t.say(
                        "next.try",
                        t.times().isToday(when)
                                ? t.say("time.at", t.times().clock(when))
                                : t.times().at(when)))
                .orElse("");
    }
}
