package io.muster.notify;

import io.muster.history.Attention;
import io.muster.history.Import.Fault;
import io.muster.history.Tone;
import io.muster.history.Wording;
import java.util.Optional;

/** What the mail about each state says; those that need somebody are {@link TroubleContents}. */
final class Contents {

    private static final String SEE = "mail.button.see";

    private Contents() {}

    static MailModel of(Draft d) {
        if (Attention.isRightAgain(d.it(), d.context())) {
            return rightAgain(d);
        }
        return switch (d.it().state()) {
            case SUCCEEDED -> right(d);
            case PARTIAL -> partial(d);
            case HELD -> TroubleContents.held(d);
            case FAILED -> d.it().fault() == Fault.KEYS ? TroubleContents.stopped(d) : TroubleContents.failed(d);
            case CANCELLED -> cancelled(d);
            case QUEUED, RUNNING, SKIPPED -> plain(d);
        };
    }

    private static MailModel right(Draft d) {
        long joinedOrLeft = d.counts().added() + d.counts().removed();
        boolean sent = joinedOrLeft + d.counts().settled() > 0;
        String heading = joinedOrLeft > 0
                ? d.say("mail.right.heading", d.counts().added(), d.counts().removed(), d.it().name())
                : d.say("mail.right.heading.no.change", d.it().name());
        String what = d.say(sent ? "mail.right" : "right.unchanged");
        // What Braze listed beside stands in the reason alone.
        boolean warned = d.counts().warnings() > 0;
        return d.mail(
                heading,
                (warned ? d.it().reason() : what) + " " + d.started(),
                new Facts(d).members().warnings().leftOut().next().list(),
                SEE);
    }

    private static MailModel rightAgain(Draft d) {
        Facts facts = new Facts(d)
                .members()
                .refused()
                .warnings()
                .leftOut()
                .wrongSince()
                .next();
        long refused = d.counts().refused();
        String what = refused == 0 ? d.say("mail.again") : d.count("mail.again.refused", refused);
        return d.mail(
                Tone.RIGHT,
                d.say("right.again.word"),
                d.words().rightAgain(d.it(), d.context()),
                d.say("mail.again.heading", d.it().name()),
                what + " " + d.started(),
                Optional.empty(),
                facts.list(),
                SEE);
    }

    private static MailModel partial(Draft d) {
        if (d.counts().parkedRemoves() + d.counts().parkedAdds() > 0) {
            return TroubleContents.parked(d);
        }
        return d.counts().refused() > 0 ? refused(d) : plain(d);
    }

    private static MailModel refused(Draft d) {
        if (d.counts().refusedRemoves() > 0) {
            return TroubleContents.stillIn(d);
        }
        String heading = d.count("mail.refused.heading", d.counts().refused(), d.it().name());
        String what = d.count("mail.refused", d.counts().refused(), d.counts().presentAfter());
        return d.mail(
                heading,
                what + " " + d.started(),
                new Facts(d).members().refused().warnings().leftOut().next().list(),
                SEE);
    }

    private static MailModel cancelled(Draft d) {
        return d.mail(
                d.say("mail.cancelled.heading", d.it().name()),
                d.wording().page().rest() + " " + d.started(),
                new Facts(d).members().notSent().next().list(),
                SEE);
    }

    private static MailModel plain(Draft d) {
        Wording wording = d.wording();
        return d.mail(
                wording.heading(),
                wording.page().toString(),
                new Facts(d).membersNow().notSent().warnings().list(),
                SEE);
    }
}
