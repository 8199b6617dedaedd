package io.muster.history;

/** Braze holds the cohort but for identifiers that it refused. */
final class RefusedWords {

    private RefusedWords() {}

    static Wording of(Telling t) {
        long refused = t.counts().refused();
        long in = t.counts().presentAfter();
        String name = t.it().name();
        if (refused == 0) {
            Sentence partly = t.sentence("partial.state", t.it().reason());
            return new Wording(
                    Tone.REST, t.say("partial.word"), partly, partly, name, t.say("heading", name, t.it().reason()));
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
}
