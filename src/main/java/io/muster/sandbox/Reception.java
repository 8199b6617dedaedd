package io.muster.sandbox;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Decides on calls that keep the contract: keys, limits, cohort, refusals, faults, effect. Safe for all threads. */
final class Reception {

    private final Workspace workspace;
    private final Effects effects;
    private final RequestLog log;
    private final Switches switches;
    private final InstantSource clock;
    /** Cohorts whose create came in, though it may take effect late or never: then the client is not to blame. */
    private final Set<String> announced = ConcurrentHashMap.newKeySet();

    Reception(Workspace workspace, Effects effects, RequestLog log, Switches switches, InstantSource clock) {
        this.workspace = workspace;
        this.effects = effects;
        this.log = log;
        this.switches = switches;
        this.clock = clock;
    }

    Fate create(String path, Call.Create call) {
        Misfortune misfortune = switches.misfortune();
        if (!switches.accepts(call.keys())) {
            return done(path, call, misfortune, unauthorized(call, misfortune));
        }
        announced.add(call.cohort());
        workspace
                .find(call.cohort())
                .filter(known -> !known.createdAt().equals(call.createdAt()))
                // Braze upserts whatever comes, so this is noted and not refused (braze-api §1).
                .ifPresent(known -> log.violation(path + ": created_at is not the cohort's first one"));
        boolean suffers = misfortune.faults().onCreate();
        return done(path, call, misfortune, suffers ? misfortune.meet(Optional::empty) : misfortune.spared());
    }

    Fate members(String path, Call.Members call) {
        Misfortune misfortune = switches.misfortune();
        if (!switches.accepts(call.keys())) {
            return done(path, call, misfortune, unauthorized(call, misfortune));
        }
        Fate fate = call.isConnectionTest() ? misfortune.spared() : misfortune.meet(() -> objection(path, call));
        return done(path, call, misfortune, fate);
    }

    Fate violation(String path, Violation violation) {
        log.violation(path + ": " + violation.sentence());
        Fate fate = Fate.refused(violation.status(), violation.sentence());
        log.write(new LoggedRequest(clock.instant(), path, "", 0, 0, violation.status(), Effect.NONE));
        return fate;
    }

    void reset() {
        announced.clear();
    }

    private Optional<Answer.Json> objection(String path, Call.Members call) {
        if (workspace.find(call.cohort()).isEmpty()) {
            if (!announced.contains(call.cohort())) {
                log.violation(path + ": members for a cohort that was never created");
            }
            return Optional.of(Answer.of(400, "The cohort does not exist."));
        }
        return switches.refuses(call.changes())
                ? Optional.of(Answer.of(400, "An identifier of the request is not valid."))
                : Optional.empty();
    }

    /** Echoes the client secret, as Braze may: whoever logs this text shows it (braze-api, Two keys). */
    private static Fate unauthorized(Call call, Misfortune misfortune) {
        String secret = call.keys().clientSecret();
        return misfortune.refused(Answer.of(401, "Invalid partner API key or client secret: " + secret));
    }

    private Fate done(String path, Call call, Misfortune misfortune, Fate fate) {
        // Before the log: who sees a request there finds its effect, or finds it pending.
        effects.take(fate.effect(), misfortune.faults().delay(), () -> call.applyTo(workspace));
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
