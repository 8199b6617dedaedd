package io.muster.notify.mail;

import io.muster.model.CohortDefinition;
import io.muster.model.PrintableName;
import io.muster.notify.DeliveryProblem;
import io.muster.notify.FailedAttempt;
import io.muster.notify.NotificationChannel;
import io.muster.notify.NotificationKind;
import io.muster.notify.NotificationOccasion;
import io.muster.notify.OutboxEntry;
import io.muster.notify.RefusedRecipients;
import io.muster.notify.RetryPause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails to the addresses that a definition or the page names, each with all of its recipients in one. */
public final class MailChannel implements NotificationChannel {

    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    private final MailWriter writer;
    private final MailDocument documents;
    private final Function<Exception, String> trouble;

    /** @param trouble logs what went wrong, and says it for people */
    public MailChannel(MailWriter writer, MailDocument documents, Function<Exception, String> trouble) {
        this.writer = writer;
        this.documents = documents;
        this.trouble = trouble;
    }

    @Override
    public String name() {
        return "MAIL";
    }

    @Override
    public boolean reaches(CohortDefinition definition, NotificationKind about) {
        return !definition.notice().to().isEmpty();
    }

    @Override
    public List<OutboxEntry> write(NotificationOccasion occasion) {
        return List.of(new OutboxEntry(
                Optional.empty(),
                occasion.definition().notice().to(),
                documents.write(writer.write(occasion.content()))));
    }

    @Override
    public DeliveryProblem problem(Exception exception) {
        String sentence = trouble.apply(exception);
        return PartialDelivery.of(exception)
                .map(partial -> new DeliveryProblem(sentence, false, partial.taken(), partial.refused()))
                .orElseGet(() -> new DeliveryProblem(sentence, false));
    }

    @Override
    public RetryPause pause() {
        return new RetryPause(Duration.ofSeconds(15), 0);
    }

    @Override
    public void failed(FailedAttempt attempt, DeliveryProblem problem) {
        String importId = attempt.importId().map(Object::toString).orElse("none");
        for (String address : problem.refused()) {
            LOG.warn(
                    "cohort={} import={} mail=refused recipient={} action=\"the mail server refuses it for good; take it out"
                            + " of the definition or the schedule, or mend it. The others of {} have the mail or get it\"",
                    attempt.cohort(),
                    importId,
                    RefusedRecipients.masked(PrintableName.of(address)),
                    attempt.recipients());
        }
        if (attempt.givenUp()) {
            LOG.warn(
                    "cohort={} import={} mail=given-up reason=\"{}\" action=\"mend that; this one is not sent again\"",
                    attempt.cohort(),
                    importId,
                    problem.sentence());
        }
    }
}
