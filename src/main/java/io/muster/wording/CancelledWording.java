package io.muster.wording;

import java.util.Optional;

/** A person ended it. */
final class CancelledWording {

    private CancelledWording() {}

    static Wording of(WordingContext t) {
        String name = t.it().name();
        String what = WordingContext.join(how(t), rest(t));
        Sentence sentence = t.sentence("cancelled.state", what);
        return new Wording(
                Tone.REST,
                t.say("cancelled.word"),
                sentence,
                t.overtaken() ? t.was("cancelled.was", what) : sentence,
                t.say("cancelled.heading", name),
                subject(t, name));
    }

    private static String how(WordingContext t) {
        Optional<String> by = t.context().past().cancelledBy();
        if (t.nothingSent()) {
            return by.map(who -> t.say("cancelled.by.before", who)).orElseGet(() -> t.say("cancelled.before"));
        }
        return by.map(who -> t.say("cancelled.by.at", who, t.progress()))
                .orElseGet(() -> t.say("cancelled.at", t.progress()));
    }

    /** A snapshot is compared again by the next import; a list of changes is not read twice. */
    private static String rest(WordingContext t) {
        long dropped = t.counts().changes() - t.counts().acknowledged();
        if (t.nothingSent()) {
            return t.say(t.isChangeList() ? "cancelled.rest.none.changes" : "cancelled.rest.none");
        }
        if (!t.isChangeList()) {
            return t.say("cancelled.rest");
        }
        return dropped == 0 ? t.say("cancelled.rest.all") : t.count("cancelled.rest.changes", dropped);
    }

    private static String subject(WordingContext t, String name) {
        Optional<String> by = t.context().past().cancelledBy();
        if (t.nothingSent()) {
            return by.map(who -> t.say("cancelled.subject.by", name, who))
                    .orElseGet(() -> t.say("cancelled.subject", name));
        }
        return by.map(who -> t.say("cancelled.subject.by.at", name, who, t.progress()))
                .orElseGet(() -> t.say("cancelled.subject.at", name, t.progress()));
    }
}
