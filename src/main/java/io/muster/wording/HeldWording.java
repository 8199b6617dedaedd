package io.muster.wording;

import java.util.Optional;

/** A guard let nothing through. */
final class HeldWording {

    private HeldWording() {}

    static Wording of(WordingContext t) {
        String name = t.it().name();
        Optional<HoldingGuard> guard = HoldingGuard.held(t);
        String what = guard.map(g -> t.say("held.what", t.phrases().capital(g.what())))
                .orElse(t.why());
        String guardName = guard.map(g -> t.say("held.guard", g.name())).orElse("");
        String heading = guard.map(g -> t.say("held.heading", name, g.what()))
                .orElseGet(() -> t.say("held.heading.plain", name));
        return new Wording(
                Tone.NEED,
                t.say("held.word"),
                t.sentence("held.state", what, holds(t)),
                t.overtaken() ? t.was("held.was", what) : t.sentence("held.state", what, holds(t), guardName),
                heading,
                heading);
    }

    /** Braze holds yesterday’s 6,918. */
    private static String holds(WordingContext t) {
        long present = t.counts().presentAfter();
        return t.context()
                .past()
                .lastRight()
                .map(when -> {
                    String whose = t.times().whose(when);
                    return whose.isEmpty()
                            ? t.count("holds.old", present, t.times().dayOfMonth(when))
                            : t.count("holds", present, whose);
                })
                .orElseGet(() -> t.say("holds.unknown", present));
    }
}
