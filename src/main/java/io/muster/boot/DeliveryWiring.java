package io.muster.boot;

import io.muster.braze.DeliverySteps;
import io.muster.braze.FairTurns;
import io.muster.braze.LimitPatience;
import io.muster.braze.RateLimitPause;
import io.muster.braze.RequestBudget;
import io.muster.braze.ResponseBounds;
import io.muster.imports.Import.Waiting;
import io.muster.imports.Import.Waiting.WaitCause;
import io.muster.imports.ImportStore;
import io.muster.ledger.store.BatchStore;
import io.muster.model.ImportRun;
import io.muster.settings.Settings.BrazeSettings;
import io.muster.workspace.RateLimitStore;
import io.muster.workspace.RequestLeases;
import io.muster.workspace.SharedRateLimit;
import io.muster.workspace.WorkspaceKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.main.Main;

/** The way to Braze: limits in the order in which a request passes them, and the steps of a delivery. */
final class DeliveryWiring {

    private final Stores stores;
    private final BrazeSettings braze;
    private final WorkspaceKeys keys;
    private final Clock clock;
    private final RateLimitPause pause;
    private final LimitPatience patience;
    private final DeliverySteps steps;

    DeliveryWiring(Stores stores, BrazeSettings braze, WorkspaceKeys keys, Clock clock) {
        this.stores = stores;
        this.braze = braze;
        this.keys = keys;
        this.clock = clock;
        this.pause = new RateLimitPause(
                SharedRateLimit.of(
                        new RateLimitStore(stores.database()), () -> keys.now().partner()),
                clock);
        // Before anything is sent: what Braze said before a restart holds.
        pause.look();
        this.patience = new LimitPatience(pause, braze.retryFor(), clock);
        this.steps = new DeliverySteps(
                new BatchStore(stores.database(), braze.quietTime(), braze.acknowledgedGap()),
                stores.cohorts(),
                pause,
                patience,
                keys,
                new DeliverySteps.Limits(braze.inFlight(), braze.retryFor()),
                (run, until) -> settling(stores.imports(), run, until),
                clock);
    }

    RateLimitPause pause() {
        return pause;
    }

    DeliverySteps steps() {
        return steps;
    }

    /** @param bounds closed with the service */
    void bind(Main camel, ResponseBounds bounds) {
        RequestLeases leases = new RequestLeases(stores.database());
        camel.bind("deliveries", steps);
        camel.bind("answerBounds", bounds);
        camel.bind("rateLimitPause", pause);
        camel.bind("limitPatience", patience);
        camel.bind("fairTurns", new FairTurns(pause, patience, clock));
        camel.bind(
                "requestBudget",
                new RequestBudget(
                        length -> leases.next(keys.now().partnerKey().fingerprint(), length),
                        braze.requestsPerSecond()));
    }

    private static void settling(ImportStore imports, ImportRun run, Optional<Instant> until) {
        imports.waiting(run.id(), until.map(moment -> Waiting.until(WaitCause.SETTLING, moment)));
    }
}
