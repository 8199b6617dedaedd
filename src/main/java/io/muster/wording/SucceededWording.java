package io.muster.wording;

import io.muster.model.CohortDefinition;
import java.util.Set;

/** Braze accepted every change. */
final class SucceededWording {

    private SucceededWording() {}

    static Wording of(WordingContext t) {
        String name = t.it().name();
        return new Wording(
                Tone.GOOD,
                t.say("sync.word"),
                list(t),
                t.overtaken() ? t.was("sync.was", whatPage(t)) : page(t),
                t.overtaken() ? name : t.say("sync.heading", name),
                subject(t, name));
    }

    static boolean noChange(WordingContext t) {
        return t.counts().added() + t.counts().removed() + t.counts().settled() == 0;
    }

    private static Sentence list(WordingContext t) {
        if (t.file().isPresent()) {
            String came = t.say("sync.file.came", t.times().came(t.it().queuedAt()));
            return t.sentence("sync.file.state", came, t.counts().rejected() > 0 ? leftOut(t) : "");
        }
        String change = noChange(t) ? t.say("sync.no.change") : "";
        boolean silent = noChange(t) && t.counts().rejected() == 0;
        return t.sentence("sync.state", change, silent ? "" : leftOut(t));
    }

    /** With its reason where there is only one. */
    private static String leftOut(WordingContext t) {
        long rejected = t.counts().rejected();
        Set<String> reasons = t.it().rejects().keySet();
        if (rejected == 0) {
            return t.say("sync.nothing.left.out");
        }
        return reasons.size() == 1
                ? t.count(
                        "sync.left.out.reason",
                        rejected,
                        t.phrases().rejected(reasons.iterator().next()))
                : t.count("sync.left.out", rejected);
    }

    private static Sentence page(WordingContext t) {
        if (t.file().isPresent()) {
            String folder =
                    t.context().definition().map(CohortDefinition::cohort).orElse(t.it().cohort());
            String came = t.times().came(t.it().queuedAt());
            return t.sentence(
                    "sync.file.state",
                    t.say("sync.file.page", came, folder),
                    t.counts().rejected() > 0 ? leftOut(t) : "");
        }
        return new Sentence(t.say("sync.since", t.times().since(t.ended())), whatPage(t));
    }

    private static String whatPage(WordingContext t) {
        long rejected = t.counts().rejected();
        if (noChange(t)) {
            return WordingContext.join(
                    t.say("sync.unchanged"), rejected == 0 ? "" : t.count("sync.unchanged.left.out", rejected));
        }
        String which = t.times().whichImport(t.began());
        return rejected == 0 ? t.say("sync.accepted", which) : t.count("sync.accepted.left.out", rejected, which);
    }

    private static String subject(WordingContext t, String name) {
        long joinedOrLeft = t.counts().added() + t.counts().removed();
        if (joinedOrLeft > 0) {
            return t.say(
                    "sync.subject",
                    name,
                    t.count("change.added", t.counts().added()),
                    t.count("change.removed", t.counts().removed()));
        }
        long settled = t.counts().settled();
        return settled == 0 ? t.say("sync.subject.no.change", name) : t.count("sync.subject.settled", settled, name);
    }
}
