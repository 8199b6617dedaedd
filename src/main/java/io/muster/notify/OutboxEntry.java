package io.muster.notify;

import java.util.List;
import java.util.Optional;

/**
 * What a channel has to send, as the outbox keeps it.
 *
 * @param receiver where it goes, of whose entries one is sent at a time; empty where all go one way. Never shown: whoever
 *     knows it can often post there
 * @param recipients for whom it is, as it may be shown
 * @param document what is sent, written once, in the form that the channel reads
 */
public record OutboxEntry(Optional<String> receiver, List<String> recipients, String document) {}
