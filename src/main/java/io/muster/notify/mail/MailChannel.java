package io.muster.notify.mail;

import io.muster.model.CohortDefinition;
import io.muster.notify.NotificationChannel;
import io.muster.notify.NotificationKind;
import io.muster.notify.NotificationOccasion;
import io.muster.notify.OutboxEntry;
import java.util.List;
import java.util.Optional;

/** Mails to the addresses that a definition or the page names. */
public final class MailChannel implements NotificationChannel {

    public static final String NAME = "MAIL";

    private final MailWriter writer;
    private final MailDocument documents;

    public MailChannel(MailWriter writer, MailDocument documents) {
        this.writer = writer;
        this.documents = documents;
    }

    @Override
    public String name() {
        return NAME;
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
}
