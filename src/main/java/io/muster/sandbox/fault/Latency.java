package io.muster.sandbox.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long an answer takes: between two durations, both inclusive. Written {@code 200ms} or {@code 100ms-400ms}. */
public record Latency(Duration from, Duration to) {

    public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    public Latency {
        if (from.isNegative() || to.compareTo(from) < 0) {
            throw new IllegalArgumentException("a latency is 0ms or more and does not end before it begins");
        }
    }

    public static Latency parse(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? new Latency(LatencyText.parse(text), LatencyText.parse(text))
                : new Latency(LatencyText.parse(text.substring(0, dash)), LatencyText.parse(text.substring(dash + 1)));
    }

    Duration draw(RandomGenerator random) {
        // A fixed latency draws nothing, so that it does not shift the faults of a seed.
        return from.equals(to) ? from : Duration.ofNanos(random.nextLong(from.toNanos(), to.toNanos() + 1));
    }

    @Override
    public String toString() {
        return from.equals(to) ? LatencyText.text(from) : LatencyText.text(from) + "-" + LatencyText.text(to);
    }
}
