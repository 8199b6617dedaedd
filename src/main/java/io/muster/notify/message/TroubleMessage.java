package io.muster.notify.message;

import io.muster.notify.MessageContent;
import io.muster.notify.MessageContent.Listing.ListedLine;
import io.muster.wording.Sentence;
import io.muster.wording.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the mails say that ask somebody to look. */
final class TroubleMessage {

    private static final String DECIDE = "mail.button.decide";
    /** Braze gives one answer to all of them, so none can be named alone. */
    private static final int CAUSES = 4;

    private TroubleMessage() {}

    static MessageContent parked(MessageDraft d) {
        boolean removals = d.counts().parkedRemoves() > 0;
        String kind = removals ? "mail.parked.removals" : "mail.parked.adds";
        long parked = removals ? d.counts().parkedRemoves() : d.counts().parkedAdds();
        Wording wording = d.wording();
        return d.mail(
                wording.tone(),
                d.say("mail.needs.you"),
                wording.subject(),
                d.count(kind, parked, d.it().name()),
                d.words().guard(d.it(), d.context()) + " " + wording.page().rest(),
                Optional.empty(),
                new MessageFacts(d).membersNow().parked().refused().leftOut().list(),
                DECIDE);
    }

    static MessageContent held(MessageDraft d) {
        String sentence = d.wording().page().rest() + " " + d.say("mail.held");
        return d.mail(
                d.say("mail.held.heading", d.it().name()),
                sentence,
                new MessageFacts(d)
                        .membersNow()
                        .rows()
                        .leftOut()
                        .lastRight()
                        .next()
                        .list(),
                DECIDE);
    }

    static MessageContent stopped(MessageDraft d) {
        Wording wording = d.wording();
        String workspace = d.it().workspace();
        Sentence page = wording.page();
        String first = d.counts().acknowledged() == 0
                ? d.say("mail.stopped.nothing", d.it().name(), d.times().full(d.ended()))
                : d.say("mail.stopped.partly", d.it().name(), d.times().full(d.ended()));
        List<ListedLine> causes = IntStream.rangeClosed(1, CAUSES)
                .mapToObj(number -> new ListedLine(
                        number,
                        d.say("cause." + number),
                        number == 1 ? Optional.of(d.say("mail.most.likely")) : Optional.empty()))
                .toList();
        return d.mail(
                wording.tone(),
                wording.word(),
                wording.subject(),
                d.say("mail.stopped.heading", workspace),
                first + " " + page.rest(),
                Optional.of(new MessageContent.Listing(d.say("mail.causes"), causes)),
                new MessageFacts(d).notSent().lastRight().list(),
                "mail.button.causes");
    }

    /** Who should be out is still in Braze. */
    static MessageContent stillIn(MessageDraft d) {
        Wording wording = d.wording();
        return d.mail(
                d.count("mail.still.in.heading", d.counts().refusedRemoves(), d.it().name()),
                wording.page().rest() + " " + d.started(),
                new MessageFacts(d)
                        .members()
                        .stillIn()
                        .refused()
                        .leftOut()
                        .next()
                        .list(),
                "mail.button.see");
    }

    static MessageContent failed(MessageDraft d) {
        return d.mail(
                d.say("mail.failed.heading", d.it().name()),
                d.wording().page().rest() + " " + d.started(),
                new MessageFacts(d)
                        .membersNow()
                        .notSent()
                        .failedFile()
                        .lastRight()
                        .next()
                        .list(),
                "mail.button.see");
    }
}
