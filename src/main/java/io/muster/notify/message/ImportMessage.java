package io.muster.notify.message;

import io.muster.imports.query.AttentionRule;
import io.muster.notify.MessageContent;
import io.muster.wording.Tone;
import io.muster.wording.Wording;
import java.util.Optional;

/** What the mail about each state says; those that need somebody are {@link TroubleMessage}. */
final class ImportMessage {

    private static final String SEE = "mail.button.see";

    private ImportMessage() {}

    static MessageContent of(MessageDraft d) {
        if (AttentionRule.isRightAgain(d.it(), d.context())) {
            return rightAgain(d);
        }
        return switch (d.it().state()) {
            case SUCCEEDED -> right(d);
            case PARTIAL -> partial(d);
            case HELD -> TroubleMessage.held(d);
            case FAILED -> d.it().fault().stopsWorkspace() ? TroubleMessage.stopped(d) : TroubleMessage.failed(d);
            case CANCELLED -> cancelled(d);
            case QUEUED, RUNNING, SKIPPED -> plain(d);
        };
    }

    private static MessageContent right(MessageDraft d) {
        long joinedOrLeft = d.counts().added() + d.counts().removed();
        boolean sent = joinedOrLeft + d.counts().settled() > 0;
        String heading = joinedOrLeft > 0
                ? d.say(
                        "mail.right.heading",
                        d.count("change.added", d.counts().added()),
                        d.count("change.removed", d.counts().removed()),
                        d.it().name())
                : d.say("mail.right.heading.no.change", d.it().name());
        String what = d.say(sent ? "mail.right" : "sync.unchanged");
        // What Braze listed beside stands in the reason alone.
        boolean warned = d.counts().warnings() > 0;
        return d.mail(
                heading,
                (warned ? d.phrases().say(d.it().why()) : what) + " " + d.started(),
                new MessageFacts(d).members().warnings().leftOut().next().list(),
                SEE);
    }

    private static MessageContent rightAgain(MessageDraft d) {
        MessageFacts facts = new MessageFacts(d)
                .members()
                .refused()
                .warnings()
                .leftOut()
                .wrongSince()
                .next();
        long refused = d.counts().refused();
        String what = refused == 0 ? d.say("mail.again") : d.count("mail.again.refused", refused);
        return d.mail(
                Tone.GOOD,
                d.say("sync.again.word"),
                d.words().rightAgain(d.it(), d.context()),
                d.say("mail.again.heading", d.it().name()),
                what + " " + d.started(),
                Optional.empty(),
                facts.list(),
                SEE);
    }

    private static MessageContent partial(MessageDraft d) {
        if (d.counts().parkedRemoves() + d.counts().parkedAdds() > 0) {
            return TroubleMessage.parked(d);
        }
        return d.counts().refused() > 0 ? refused(d) : plain(d);
    }

    private static MessageContent refused(MessageDraft d) {
        if (d.counts().refusedRemoves() > 0) {
            return TroubleMessage.stillIn(d);
        }
        String heading = d.count("mail.refused.heading", d.counts().refused(), d.it().name());
        String what = d.count("mail.refused", d.counts().refused(), d.counts().presentAfter());
        return d.mail(
                heading,
                what + " " + d.started(),
                new MessageFacts(d)
                        .members()
                        .refused()
                        .warnings()
                        .leftOut()
                        .next()
                        .list(),
                SEE);
    }

    private static MessageContent cancelled(MessageDraft d) {
        return d.mail(
                d.say("mail.cancelled.heading", d.it().name()),
                d.wording().page().rest() + " " + d.started(),
                new MessageFacts(d).members().notSent().next().list(),
                SEE);
    }

    private static MessageContent plain(MessageDraft d) {
        Wording wording = d.wording();
        return d.mail(
                wording.heading(),
                wording.page().toString(),
                new MessageFacts(d).membersNow().notSent().warnings().list(),
                SEE);
    }
}
