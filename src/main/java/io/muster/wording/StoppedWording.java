package io.muster.wording;

/** Braze refused the keys: a person must set new ones, and every cohort of the workspace waits. */
final class StoppedWording {

    private StoppedWording() {}

    static Wording of(WordingContext t) {
        String name = t.it().name();
        String workspace = t.it().workspace();
        String when = t.times().at(t.ended());
        boolean nothing = t.nothingSent();
        Sentence page = new Sentence(
                t.say(nothing ? "stopped.page.state" : "stopped.page.state.partly", when),
                WordingContext.join(FailedWording.accepted(t), t.stillHoldsCount(), t.say("stopped.page", workspace)));
        return new Wording(
                Tone.BAD,
                t.say("stopped.word"),
                t.sentence(
                        "stopped.state",
                        t.say("stopped.list", workspace),
                        nothing ? t.stillHolds() : FailedWording.accepted(t)),
                t.overtaken() ? t.was("failed.was", t.say("stopped.list", workspace)) : page,
                t.say("stopped.heading", name),
                t.say("stopped.subject", name));
    }
}
