package io.muster.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was told of a cohort: by which channel, whom, of what, and what became of it.
 *
 * @param to addresses, or the receiver's host: the rest of its URL is nobody's to see
 * @param refused those of {@code to} whom the mail server refused for good
 * @param problem why it is still here, or was given up
 */
public record Notification(
        String channel,
        NotificationKind about,
        Optional<Long> importId,
        List<String> to,
        List<String> refused,
        String subject,
        NotificationState state,
        Instant createdAt,
        int attempts,
        Optional<Instant> sentAt,
        Optional<Instant> nextAt,
        Optional<String> problem) {

    public enum NotificationState {
        WAITING,
        SENT,
        GIVEN_UP
    }
}
