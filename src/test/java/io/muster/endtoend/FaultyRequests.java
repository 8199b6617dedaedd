package io.muster.endtoend;

import io.muster.sandbox.fault.Fault;
import io.muster.sandbox.fault.FaultSettings;
import io.muster.sandbox.fault.Latency;
import java.time.Duration;

/** The faults of a bad day: every fifth request of them, of all kinds. */
final class FaultyRequests {

    /** After so long a late request has taken effect; quiet time and acknowledged gap of the tests are longer. */
    static final Duration LATENESS = Duration.ofMillis(800);

    private FaultyRequests() {}

    static FaultSettings everyFifth(long seed) {
        return FaultSettings.NONE
                .with(Fault.LIMITED, 0.01)
                .with(Fault.LOCKED, 0.02)
                .with(Fault.FAILED, 0.03)
                .with(Fault.FAILED_TAKEN, 0.03)
                .with(Fault.DROPPED, 0.02)
                .with(Fault.LOST, 0.03)
                .with(Fault.LATE, 0.02)
                .with(Fault.LATE_LOST, 0.02)
                .with(Fault.TWICE, 0.01)
                .with(Fault.NEVER, 0.01)
                .withDelay(LATENESS)
                .withLatency(new Latency(Duration.ofMillis(20), Duration.ofMillis(120)))
                .withSeed(seed);
    }
}
