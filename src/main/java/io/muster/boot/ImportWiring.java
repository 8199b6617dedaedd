package io.muster.boot;

import io.muster.braze.DeliverySteps;
import io.muster.datasource.Datasources;
import io.muster.definition.DefinitionReader;
import io.muster.definition.DefinitionStore;
import io.muster.imports.Approvals;
import io.muster.imports.Outcomes;
import io.muster.imports.RunningImports;
import io.muster.imports.StalledImports;
import io.muster.ledger.plan.UnchangedProof;
import io.muster.ledger.store.OperatorOverrides;
import io.muster.operations.ManagedRoutes;
import io.muster.pipeline.CohortCommands;
import io.muster.pipeline.FileArrivals;
import io.muster.pipeline.ImportClaimer;
import io.muster.pipeline.ImportObstacles;
import io.muster.pipeline.ImportSteps;
import io.muster.pipeline.InboxRemarks;
import io.muster.pipeline.LookupRowMapper;
import io.muster.pipeline.LookupSteps;
import io.muster.pipeline.PreviewSteps;
import io.muster.pipeline.ResponsePolicy;
import io.muster.pipeline.RouteErrorLog;
import io.muster.pipeline.SourceSteps;
import io.muster.pipeline.TakenFiles;
import io.muster.settings.Settings;
import io.muster.source.file.InboxLayout;
import io.muster.workspace.KeyRotation;
import io.muster.workspace.WorkspaceKeys;
import java.time.Clock;
import org.apache.camel.main.Main;

/** The way of an import, from a file or a query to its end, and previews, which take the same way to its half. */
final class ImportWiring {

    private final Settings settings;
    private final Stores stores;
    private final Datasources datasources;
    private final DefinitionStore definitions;
    /** Reads what was in force before a restart without the rules of now: that stays so. */
    private final DefinitionReader kept;

    private final InboxLayout inbox;
    private final RunningImports runs;
    private final DeliverySteps deliveries;
    private final WorkspaceKeys keys;
    private final Clock clock;
    private final ImportObstacles obstacles;
    private final ImportClaimer claimer;
    private final ImportSteps steps;
    private final PreviewSteps previews;
    private final InboxRemarks remarks;
    private final TakenFiles takenFiles;

    ImportWiring(
            Settings settings,
            Stores stores,
            Datasources datasources,
            DefinitionStore definitions,
            DefinitionReader kept,
            InboxLayout inbox,
            RunningImports runs,
            DeliverySteps deliveries,
            WorkspaceKeys keys,
            ManagedRoutes routes,
            RouteErrorLog errorLog,
            Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.datasources = datasources;
        this.definitions = definitions;
        this.kept = kept;
        this.inbox = inbox;
        this.runs = runs;
        this.deliveries = deliveries;
        this.keys = keys;
        this.clock = clock;
        this.obstacles = new ImportObstacles(routes, stores.database(), stores.imports(), stores.queue(), errorLog);
        this.claimer = new ImportClaimer(
                stores.queue(), definitions, stores.cohorts(), keys, runs, kept, () -> routes.runs("import"));
        this.steps = new ImportSteps(stores.database(), stores.cohorts(), stores.queue(), claimer, runs, obstacles);
        this.previews =
                new PreviewSteps(stores.database(), stores.previews(), definitions, stores.cohorts(), stores.imports());
        this.remarks = new InboxRemarks(clock);
        this.takenFiles = new TakenFiles(definitions, stores.queue(), stores.folders(), inbox, remarks, clock);
    }

    ImportObstacles obstacles() {
        return obstacles;
    }

    ImportClaimer claimer() {
        return claimer;
    }

    PreviewSteps previews() {
        return previews;
    }

    InboxRemarks remarks() {
        return remarks;
    }

    StalledImports stalledImports() {
        return new StalledImports(
                runs,
                steps::abandon,
                StalledImports.USUAL.plus(settings.braze().responseTimeout().multipliedBy(3)),
                clock,
                System::nanoTime);
    }

    CohortCommands commands(KeyRotation rotation) {
        return new CohortCommands(
                definitions,
                kept,
                stores.queue(),
                stores.imports(),
                new Approvals(stores.database()),
                stores.cohorts(),
                new OperatorOverrides(stores.database()),
                stores.workspaces(),
                runs,
                rotation,
                stores.folders(),
                takenFiles,
                clock);
    }

    void bind(Main camel) {
        camel.bind("muster", stores.database());
        datasources.names().forEach(name -> camel.bind("source-" + name, datasources.get(name)));
        camel.bind(
                "fileArrivals",
                new FileArrivals(
                        definitions,
                        stores.queue(),
                        stores.imports(),
                        stores.folders(),
                        inbox,
                        remarks,
                        takenFiles,
                        settings.files().stillFor(),
                        ServerExposure.host(),
                        clock));
        camel.bind("takenFiles", takenFiles);
        camel.bind("claimer", claimer);
        camel.bind("runs", runs);
        camel.bind("imports", steps);
        camel.bind("obstacles", obstacles);
        camel.bind(
                "sources",
                new SourceSteps(
                        datasources,
                        inbox,
                        settings.files(),
                        stores.queue(),
                        stores.folders(),
                        stores.imports(),
                        kept,
                        previews,
                        new UnchangedProof(stores.database(), settings.sumsCheckedOneIn()),
                        settings.data().resolve("scratch"),
                        clock));
        camel.bind("lookups", new LookupSteps(datasources, obstacles));
        camel.bind("lookupRows", new LookupRowMapper());
        camel.bind("responses", new ResponsePolicy(deliveries, keys, obstacles));
        camel.bind("outcomes", new Outcomes(stores.database()));
        camel.bind("previews", previews);
    }
}
