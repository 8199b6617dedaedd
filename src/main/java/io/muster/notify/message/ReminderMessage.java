package io.muster.notify.message;

import io.muster.imports.ImportState;
import io.muster.notify.MessageContent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What reminds of what a guard keeps back or refused keys stop, with its age. */
final class ReminderMessage {

    private ReminderMessage() {}

    /** @param since when something of the cohort was kept back first, over all imports until now */
    static MessageContent of(MessageDraft d, Instant since) {
        boolean stopped = d.it().state() == ImportState.FAILED;
        boolean parked = d.counts().parkedAdds() + d.counts().parkedRemoves() > 0;
        String kind = stopped ? "remind.stopped" : parked ? "remind.parked" : "remind.held";
        String age = d.count(
                "remind.age",
                Math.max(1, Duration.between(since, d.context().now()).toDays()));
        String from = d.say(kind, age, d.times().full(since));
        // What is said of a held import names its guard already.
        String why = d.it().state() == ImportState.PARTIAL ? d.words().guard(d.it(), d.context()) + " " : "";
        return d.mail(
                d.wording().tone(),
                d.say("mail.needs.you"),
                d.say(kind + ".subject", d.it().name(), age),
                d.say(kind + ".heading", d.it().name(), age),
                from + " " + why + d.wording().page().rest() + " "
                        + d.say(stopped ? "remind.stopped.what" : "remind.what", d.it().workspace()),
                Optional.empty(),
                new MessageFacts(d).membersNow().parked().lastRight().next().list(),
                stopped ? "mail.button.causes" : "mail.button.see");
    }
}
