package io.muster.notify;

import io.muster.model.CohortDefinition;
import java.time.Instant;
import java.util.List;

/**
 * A definition that cannot be read, or can again.
 *
 * @param inForce the last valid version, which says who is told
 * @param errors what is wrong, a sentence each; empty when it can be read again
 */
public record BrokenDefinitionAlarm(CohortDefinition inForce, List<String> errors, Instant now) {

    public NotificationKind about() {
        return errors.isEmpty() ? NotificationKind.READABLE : NotificationKind.UNREADABLE;
    }
}
