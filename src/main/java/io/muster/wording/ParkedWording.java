package io.muster.wording;

import io.muster.imports.Counts;

/** A guard let a part through and parked the rest: removals, or joins. */
final class ParkedWording {

    private ParkedWording() {}

    static Wording of(WordingContext t) {
        Counts counts = t.counts();
        boolean removals = counts.parkedRemoves() > 0;
        long parked = removals ? counts.parkedRemoves() : counts.parkedAdds();
        String kind = removals ? "parked.removals" : "parked.adds";
        String refused = counts.refused() == 0 ? "" : t.count("parked.refused", counts.refused());
        String name = t.it().name();
        String rest = WordingContext.join(through(t, removals, ""), t.count(kind, parked), refused);
        return new Wording(
                Tone.NEED,
                t.say(kind + ".word"),
                t.sentence(kind + ".state", HoldingGuard.parked(t), through(t, removals, ".list"), refused),
                t.overtaken()
                        ? t.was("parked.was")
                        : new Sentence(t.say("parked.page.state", t.times().moment(t.ended())), rest),
                t.overtaken() ? name : t.count(kind + ".heading", parked, name),
                t.count(kind + ".subject", parked, name));
    }

    /** What was not parked. */
    private static String through(WordingContext t, boolean removalsParked, String form) {
        Counts counts = t.counts();
        if (removalsParked) {
            return counts.added() == 0 ? "" : t.count("parked.added" + form, counts.added());
        }
        return counts.removed() == 0 ? "" : t.count("parked.removed" + form, counts.removed());
    }
}
