package io.muster.sandbox;

import io.muster.sandbox.fault.FaultInjector;
import io.muster.sandbox.fault.FaultSettings;
import io.muster.sandbox.state.PartnerKeys;
import io.muster.sandbox.state.RequestedChange;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** What tests and the control endpoint may change while requests come in. Safe for all threads. */
final class SandboxSwitches {

    private final SandboxSettings settings;
    private final InstantSource clock;
    private volatile PartnerKeys keys;
    private volatile Set<String> refused = Set.of();
    private volatile FaultInjector faultInjector;

    SandboxSwitches(SandboxSettings settings) {
        this.settings = settings;
        this.clock = settings.clock();
        this.keys = settings.keys();
        this.faultInjector = misfortune(settings.faults());
    }

    boolean accepts(PartnerKeys sent) {
        return keys.equals(sent);
    }

    void keys(PartnerKeys accepted) {
        keys = accepted;
    }

    FaultInjector misfortune() {
        return faultInjector;
    }

    /** Begins the seed's draws and the counts again. */
    void faults(FaultSettings faults) {
        faultInjector = misfortune(faults);
    }

    void refuse(Collection<String> identifiers) {
        refused = Set.copyOf(identifiers);
    }

    int refusedCount() {
        return refused.size();
    }

    /** Whether a request is refused as a whole; nobody is told for which identifier. */
    boolean refuses(List<RequestedChange> changes) {
        Set<String> current = refused;
        return !current.isEmpty() && changes.stream().anyMatch(change -> current.contains(change.identifier()));
    }

    void reset() {
        keys = settings.keys();
        refused = Set.of();
        faultInjector = misfortune(settings.faults());
    }

    private FaultInjector misfortune(FaultSettings faults) {
        return new FaultInjector(faults, new SplittableRandom(faults.seed()), clock);
    }
}
