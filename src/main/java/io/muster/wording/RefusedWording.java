package io.muster.wording;

/** Braze holds the cohort but for identifiers that it refused. */
final class RefusedWording {

    private RefusedWording() {}

    static Wording of(WordingContext t) {
        long refused = t.counts().refused();
        long in = t.counts().presentAfter();
        String name = t.it().name();
        if (refused == 0) {
            Sentence partly = t.sentence("partial.state", t.why());
            return new Wording(Tone.REST, t.say("partial.word"), partly, partly, name, t.say("heading", name, t.why()));
        }
        long stillIn = t.counts().refusedRemoves();
        if (stillIn > 0) {
            return stillIn(t, stillIn);
        }
        String what = t.count("refused.list", refused, in);
        Sentence sentence = t.sentence("refused.state", what);
        return new Wording(
                Tone.REST,
                t.say("refused.word"),
                sentence,
                t.overtaken() ? t.was("refused.was", what) : sentence,
                t.count("refused.heading", refused, name),
                t.say("refused.subject", name, refused, in + refused));
    }

    /** Who should be out can still be messaged: that is an alarm, whatever else went well. */
    private static Wording stillIn(WordingContext t, long stillIn) {
        long adds = t.counts().refused() - stillIn;
        String name = t.it().name();
        String what =
                WordingContext.join(t.count("still.in.list", stillIn), adds > 0 ? t.count("still.in.adds", adds) : "");
        Sentence sentence = t.sentence("still.in.state", what, t.say("still.in.remedy"));
        return new Wording(
                Tone.BAD,
                t.say("still.in.word"),
                sentence,
                t.overtaken() ? t.was("still.in.was", what) : sentence,
                t.count("still.in.heading", stillIn, name),
                t.count("still.in.subject", stillIn, name));
    }
}
