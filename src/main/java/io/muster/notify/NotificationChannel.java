package io.muster.notify;

import io.muster.model.CohortDefinition;
import java.util.List;

/**
 * A way by which people or programs are told. What it writes lies in the outbox until a route has sent it; the outbox
 * holds who has what, when it is tried again, and when it is given up. May be shared between threads.
 */
public interface NotificationChannel {

    /** Its name in the outbox and the API. */
    String name();

    /** Whether the definition names somebody here who is told of such a thing. Nothing is written where it does not. */
    boolean reaches(CohortDefinition definition, NotificationKind about);

    /** What is kept until it is sent, one entry for each receiver. Asked only where it reaches somebody. */
    List<OutboxEntry> write(NotificationOccasion occasion);

    /** What an attempt failed of, and whether another one may help. */
    DeliveryProblem problem(Exception exception);

    RetryPause pause();

    /** Says in the log what an operator has to know; the outbox has the rest. */
    void failed(FailedAttempt attempt, DeliveryProblem problem);
}
