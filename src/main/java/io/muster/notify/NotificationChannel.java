package io.muster.notify;

import io.muster.model.CohortDefinition;
import java.util.List;

/** A way by which people or programs are told. A further one is a class and, where it has one, a template. */
public interface NotificationChannel {

    /** Its name in the outbox and the API. */
    String name();

    /** Whether the definition names somebody here who is told of such a thing. Nothing is written where it does not. */
    boolean reaches(CohortDefinition definition, NotificationKind about);

    /** What is kept until it is sent, one entry for each receiver. Asked only where it reaches somebody. */
    List<OutboxEntry> write(NotificationOccasion occasion);
}
