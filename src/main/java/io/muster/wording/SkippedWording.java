package io.muster.wording;

import io.muster.imports.ImportState;

/** Nothing was to be done; right only where the import before was. */
final class SkippedWording {

    private SkippedWording() {}

    static Wording of(WordingContext t) {
        String name = t.it().name();
        boolean right = t.context()
                .past()
                .previous()
                .filter(before -> before.state() == ImportState.SUCCEEDED)
                .isPresent();
        String clock = t.times().clock(t.it().queuedAt());
        String gist = t.whyShortly();
        String what = gist.isEmpty() ? t.say("skipped.list.plain", clock) : t.say("skipped.list", clock, gist);
        Sentence sentence = t.sentence(right ? "sync.state" : "skipped.state", what);
        return new Wording(
                right ? Tone.GOOD : Tone.REST,
                t.say(right ? "sync.word" : "skipped.word"),
                sentence,
                t.overtaken() ? t.sentence("skipped.state", what, t.say("overtaken")) : sentence,
                t.say("skipped.heading", name),
                t.say("skipped.subject", name));
    }
}
