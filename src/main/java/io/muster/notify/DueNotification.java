package io.muster.notify;

import java.util.List;
import java.util.Optional;

/**
 * What is to be sent now.
 *
 * @param message the id that every attempt bears
 * @param receiver where it goes; never logged nor shown
 * @param recipients those who do not have it yet
 * @param document what the channel wrote
 */
public record DueNotification(
        String channel,
        String message,
        Optional<String> receiver,
        List<String> recipients,
        String subject,
        String document) {}
