package io.muster.notify;

import io.muster.model.CohortDefinition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All channels: what happens is told by each that reaches somebody, and what fails is judged by the one that failed. */
public final class NotificationChannels {

    private static final double MILLIS = 1_000;

    private final Map<String, NotificationChannel> channels;
    private final Outbox outbox;

    public NotificationChannels(List<? extends NotificationChannel> channels, Outbox outbox) {
        Map<String, NotificationChannel> byName = new LinkedHashMap<>();
        channels.forEach(channel -> byName.put(channel.name(), channel));
        this.channels = byName;
        this.outbox = outbox;
    }

    /** Why something is tried again later, in the form that the route and its SQL statement read. */
    record Trouble(
            DeliveryProblem problem,
            String sentence,
            boolean lasting,
            String[] delivered,
            String[] refused,
            double firstWait,
            double spread) {

        private static Trouble of(DeliveryProblem problem, RetryPause pause) {
            return new Trouble(
                    problem,
                    problem.sentence(),
                    problem.lasting(),
                    problem.delivered().toArray(String[]::new),
                    problem.refused().toArray(String[]::new),
                    pause.first().toMillis() / MILLIS,
                    pause.spread());
        }
    }

    /** Of a channel that this version does not have: its rows wait for one that has it. */
    private static final RetryPause UNKNOWN = new RetryPause(Duration.ofMinutes(1), 0);

    public boolean reach(CohortDefinition definition, NotificationKind about) {
        return channels.values().stream().anyMatch(channel -> channel.reaches(definition, about));
    }

    /** Keeps what is to be sent, all or nothing, in the transaction that is open if one is. Told again it is kept once. */
    public void tell(NotificationOccasion occasion) {
        outbox.together(() -> channels.values().stream()
                .filter(channel -> channel.reaches(occasion.definition(), occasion.about()))
                .forEach(channel ->
                        channel.write(occasion).forEach(entry -> outbox.keep(channel.name(), occasion, entry))));
    }

    /** What an attempt failed of, and when it is tried again. */
    public Trouble trouble(String channel, Exception exception) {
        return Optional.ofNullable(channels.get(channel))
                .map(known -> Trouble.of(known.problem(exception), known.pause()))
                .orElseGet(() -> Trouble.of(
                        new DeliveryProblem("this Muster does not know the channel " + channel, false), UNKNOWN));
    }

    /** @param row what the outbox has of it now */
    public void failed(String channel, Map<String, Object> row, Trouble trouble) {
        FailedAttempt attempt = new FailedAttempt(
                String.valueOf(row.get("cohort")),
                Optional.ofNullable((Long) row.get("import")),
                ((Number) row.getOrDefault("attempts", 0)).intValue(),
                ((Number) row.getOrDefault("recipients", 0)).intValue(),
                Boolean.TRUE.equals(row.get("givenUp")));
        Optional.ofNullable(channels.get(channel)).ifPresent(known -> known.failed(attempt, trouble.problem()));
    }
}
