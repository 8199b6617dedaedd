package io.muster.sandbox;

import io.muster.sandbox.fault.EffectScheduler;
import io.muster.sandbox.fault.FaultInjector;
import io.muster.sandbox.fault.RequestEffect;
import io.muster.sandbox.fault.RequestFate;
import io.muster.sandbox.fault.SandboxResponse;
import io.muster.sandbox.state.ContractViolation;
import io.muster.sandbox.state.WorkspaceState;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Decides on calls that keep the contract: keys, limits, cohort, refusals, faults, effect. Safe for all threads. */
final class CallHandler {

    private final WorkspaceState workspace;
    private final EffectScheduler effects;
    private final RequestLog log;
    private final SandboxSwitches switches;
    private final InstantSource clock;
    /** Cohorts whose create came in, though it may take effect late or never: then the client is not to blame. */
    private final Set<String> announced = ConcurrentHashMap.newKeySet();

    CallHandler(
            WorkspaceState workspace,
            EffectScheduler effects,
            RequestLog log,
            SandboxSwitches switches,
            InstantSource clock) {
        this.workspace = workspace;
        this.effects = effects;
        this.log = log;
        this.switches = switches;
        this.clock = clock;
    }

    RequestFate create(String path, PartnerCall.Create call) {
        FaultInjector faultInjector = switches.misfortune();
        if (!switches.accepts(call.keys())) {
            return done(path, call, faultInjector, unauthorized(call, faultInjector));
        }
        announced.add(call.cohort());
        workspace
                .find(call.cohort())
                .filter(known -> !known.createdAt().equals(call.createdAt()))
                // Braze upserts whatever comes, so this is noted and not refused (docs/braze-api.md §1).
                .ifPresent(known -> log.violation(path + ": created_at is not the cohort's first one"));
        boolean suffers = faultInjector.faults().onCreate();
        return done(path, call, faultInjector, suffers ? faultInjector.meet(Optional::empty) : faultInjector.spared());
    }

    RequestFate members(String path, PartnerCall.Members call) {
        FaultInjector faultInjector = switches.misfortune();
        if (!switches.accepts(call.keys())) {
            return done(path, call, faultInjector, unauthorized(call, faultInjector));
        }
        RequestFate fate =
                call.isConnectionTest() ? faultInjector.spared() : faultInjector.meet(() -> objection(path, call));
        return done(path, call, faultInjector, fate);
    }

    RequestFate violation(String path, ContractViolation violation) {
        log.violation(path + ": " + violation.sentence());
        RequestFate fate = RequestFate.refused(violation.status(), violation.sentence());
        log.write(new LoggedRequest(clock.instant(), path, "", 0, 0, violation.status(), RequestEffect.NONE));
        return fate;
    }

    void reset() {
        announced.clear();
    }

    private Optional<SandboxResponse.Json> objection(String path, PartnerCall.Members call) {
        if (workspace.find(call.cohort()).isEmpty()) {
            if (!announced.contains(call.cohort())) {
                log.violation(path + ": members for a cohort that was never created");
            }
            return Optional.of(SandboxResponse.of(400, "The cohort does not exist."));
        }
        return switches.refuses(call.changes())
                ? Optional.of(SandboxResponse.of(400, "An identifier of the request is not valid."))
                : Optional.empty();
    }

    /** Echoes the client secret, as Braze may: whoever logs this text shows it (docs/braze-api.md, Two keys). */
    private static RequestFate unauthorized(PartnerCall call, FaultInjector faultInjector) {
        String secret = call.keys().clientSecret();
        return faultInjector.refused(SandboxResponse.of(401, "Invalid partner API key or client secret: " + secret));
    }

    private RequestFate done(String path, PartnerCall call, FaultInjector faultInjector, RequestFate fate) {
        // Before the log: who sees a request there finds its effect, or finds it pending.
        effects.take(fate.effect(), faultInjector.faults().delay(), () -> call.applyTo(workspace));
        log.write(new LoggedRequest(
                clock.instant(),
                path,
                call.cohort(),
                call.adds(),
                call.removes(),
                fate.answer().status(),
                fate.effect()));
        return fate;
    }
}
