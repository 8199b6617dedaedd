package io.muster.notify;

import io.muster.model.CohortDefinition;
import java.util.List;

/** All channels: what happens is told by each that reaches somebody. */
public final class NotificationChannels {

    private final List<NotificationChannel> channels;
    private final Outbox outbox;

    public NotificationChannels(List<NotificationChannel> channels, Outbox outbox) {
        this.channels = List.copyOf(channels);
        this.outbox = outbox;
    }

    public boolean reach(CohortDefinition definition, NotificationKind about) {
        return channels.stream().anyMatch(channel -> channel.reaches(definition, about));
    }

    /** Keeps what is to be sent, in the transaction that is open if one is. Told again it is kept once. */
    public void tell(NotificationOccasion occasion) {
        for (NotificationChannel channel : channels) {
            if (channel.reaches(occasion.definition(), occasion.about())) {
                channel.write(occasion).forEach(entry -> outbox.keep(channel.name(), occasion, entry));
            }
        }
    }
}
