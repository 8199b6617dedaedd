package io.muster.pipeline;

import io.muster.definition.DefinitionReader;
import io.muster.definition.DefinitionStore;
import io.muster.definition.ReadResult;
import io.muster.imports.Approvals;
import io.muster.imports.FailureKind;
import io.muster.imports.Import;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportRequest;
import io.muster.imports.ImportStore;
import io.muster.imports.NodeFolders;
import io.muster.imports.OperatorCommands;
import io.muster.imports.RunningImports;
import io.muster.imports.Trigger;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.ledger.store.OperatorOverrides;
import io.muster.model.CohortDefinition;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.ImportRun.Waivers;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.workspace.KeyRotation;
import io.muster.workspace.WorkspaceStore;
import io.muster.workspace.WorkspaceStore.WorkspaceEntry;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes people's wishes: each is a row in the queue, or a mark in the ledger, before it is answered. */
public final class CohortCommands implements OperatorCommands {

    private static final Logger LOG = LoggerFactory.getLogger(CohortCommands.class);

    private final DefinitionStore definitions;
    private final DefinitionReader reader;
    private final ImportQueue queue;
    private final ImportStore imports;
    private final Approvals approvals;
    private final CohortStore cohorts;
    private final OperatorOverrides overrides;
    private final WorkspaceStore workspaces;
    private final RunningImports runs;
    private final KeyRotation keyChange;
    private final NodeFolders folders;
    private final TakenFiles takenFiles;
    private final Clock clock;

    public CohortCommands(
            DefinitionStore definitions,
            DefinitionReader reader,
            ImportQueue queue,
            ImportStore imports,
            Approvals approvals,
            CohortStore cohorts,
            OperatorOverrides overrides,
            WorkspaceStore workspaces,
            RunningImports runs,
            KeyRotation keyChange,
            NodeFolders folders,
            TakenFiles takenFiles,
            Clock clock) {
        this.definitions = definitions;
        this.reader = reader;
        this.queue = queue;
        this.imports = imports;
        this.approvals = approvals;
        this.cohorts = cohorts;
        this.overrides = overrides;
        this.workspaces = workspaces;
        this.runs = runs;
        this.keyChange = keyChange;
        this.folders = folders;
        this.takenFiles = takenFiles;
        this.clock = clock;
    }

    @Override
    public long start(String cohort, Trigger trigger, Optional<String> by) {
        return queue(cohort, ImportKind.IMPORT, trigger, by);
    }

    @Override
    public void cancel(long importId, String by) {
        if (!imports.cancel(importId, by)) {
            throw new NotNow(Reason.of(ReasonCode.IMPORT_ENDED, Long.toString(importId)));
        }
        runs.cancel(importId, by);
        takenFiles.endCancelled();
    }

    @Override
    public long approve(long importId, Trigger trigger, Optional<String> by) {
        return approvals.alone(importId, () -> approved(importId, trigger, by));
    }

    private long approved(long importId, Trigger trigger, Optional<String> by) {
        Approvals.Offer offer = approvals
                .find(importId)
                .orElseThrow(() -> new NotNow(Reason.of(ReasonCode.NOTHING_PARKED, Long.toString(importId))));
        if (offer.expired()) {
            throw new NotNow(Reason.of(ReasonCode.OFFER_EXPIRED, Long.toString(importId)));
        }
        CohortDefinition definition = ready(offer.cohort());
        return queue.add(
                new ImportRequest(definition, ImportKind.IMPORT, trigger, by, Optional.of(importId), offer.waivers()));
    }

    @Override
    public void pause(String cohort, String by, String why) {
        if (!cohorts.pause(cohort, by, why)) {
            cohorts.pauseNew(known(cohort), by, why);
        }
        LOG.info("cohort={} state=PAUSED", cohort);
    }

    @Override
    public void resume(String cohort) {
        if (cohorts.resume(cohort)) {
            LOG.info("cohort={} state=RESUMED", cohort);
        } else {
            known(cohort);
        }
    }

    @Override
    public long resync(String cohort, Trigger trigger, Optional<String> by) {
        CohortDefinition definition = startable(cohort);
        boolean files = isFromFiles(definition);
        // A file that waits is newer than the last one that was read, and sends everybody as it says.
        Optional<Long> waiting = files ? queue.waitingFile(cohort) : Optional.empty();
        Optional<Import> last = files ? imports.lastAcceptedFile(cohort) : Optional.empty();
        if (waiting.isEmpty()) {
            last.ifPresent(it -> isReachable(cohort, it));
        }
        overrides.resync(ledger(cohort).target().id());
        LOG.info("cohort={} ledger=resynced action=\"the next import sends everybody again\"", cohort);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        return files && last.isEmpty()
                ? queue.skip(
                        new ImportRequest(definition, ImportKind.IMPORT, trigger, by, Optional.empty(), Waivers.NONE),
                        clock.instant(),
                        Reason.of(ReasonCode.NOTHING_TO_RESEND),
                        FailureKind.NONE)
                : add(definition, ImportKind.IMPORT, trigger, by);
    }

    @Override
    public void trust(String cohort) {
        CohortEntry ledger = ledger(cohort);
        if (ledger.behind().isEmpty()) {
            throw new NotNow(Reason.of(ReasonCode.LEDGER_NOT_BEHIND, cohort));
        }
        overrides.trust(ledger.target().id());
        LOG.warn("cohort={} ledger=trusted reason=\"somebody said that nothing is missing\"", cohort);
    }

    @Override
    public void setAside(String cohort, String by) {
        CohortEntry ledger = ledger(cohort);
        if (!cohorts.setAside(cohort, by)) {
            throw new NotNow(Reason.of(ReasonCode.LEDGER_IN_USE, cohort));
        }
        LOG.warn(
                "cohort={} workspace={} ledger=set-aside present={} reason=\"its members stay in Braze\"",
                cohort,
                ledger.target().workspace(),
                ledger.present());
    }

    @Override
    public long refresh(String cohort, Trigger trigger, Optional<String> by) {
        return queue(cohort, ImportKind.REFRESH, trigger, by);
    }

    @Override
    public long retire(String cohort, Trigger trigger, Optional<String> by) {
        CohortEntry ledger = ledger(cohort);
        // The members are where the ledger says, which need not be where the definition now says.
        CohortDefinition definition = definitions
                .find(cohort)
                .filter(now -> now.workspace().equals(ledger.target().workspace()))
                .or(() -> kept(ledger))
                .orElseThrow();
        stopped(definition);
        if (ledger.behind().isPresent()) {
            // Whoever was ever sent is taken out, since nobody knows who of them is in.
            overrides.resync(ledger.target().id());
        }
        return add(definition, ImportKind.RETIRE, trigger, by);
    }

    @Override
    public long retryRefused(String cohort, Trigger trigger, Optional<String> by) {
        CohortDefinition definition = ready(cohort);
        overrides.retryRefused(ledger(cohort).target().id());
        return add(definition, ImportKind.IMPORT, trigger, by);
    }

    @Override
    public void sameWorkspace(String workspace, boolean same, String by) {
        keyChange.answer(workspace, same, by);
    }

    private long queue(String cohort, ImportKind kind, Trigger trigger, Optional<String> by) {
        return add(ready(cohort), kind, trigger, by);
    }

    private long add(CohortDefinition definition, ImportKind kind, Trigger trigger, Optional<String> by) {
        return queue.add(new ImportRequest(definition, kind, trigger, by, Optional.empty(), Waivers.NONE));
    }

    /** The definition of a cohort that can be imported now. */
    private CohortDefinition ready(String cohort) {
        cohorts.find(cohort).flatMap(CohortEntry::behind).ifPresent(why -> {
            throw new NotNow(why);
        });
        return open(cohort);
    }

    /** The same, whether its ledger knows all or not. */
    private CohortDefinition open(String cohort) {
        CohortDefinition definition = startable(cohort);
        if (isFromFiles(definition)) {
            Import last = imports.lastAcceptedFile(cohort)
                    .orElseThrow(() -> new NotNow(Reason.of(ReasonCode.COHORT_WITHOUT_FILE, cohort)));
            isReachable(cohort, last);
        }
        return definition;
    }

    private void isReachable(String cohort, Import last) {
        folders.elsewhere(imports.placeOf(last.id()))
                .filter(NodeFolders.FilePlace::away)
                .ifPresent(place -> {
                    throw new NotNow(Reason.of(
                            ReasonCode.COHORT_FILE_AWAY,
                            cohort,
                            place.found(),
                            place.seen().toString()));
                });
    }

    /** The same, though no file may have been imported yet. */
    private CohortDefinition startable(String cohort) {
        CohortDefinition definition = known(cohort);
        stopped(definition);
        cohorts.find(cohort).flatMap(CohortEntry::paused).ifPresent(paused -> {
            throw new NotNow(
                    paused.why().isEmpty()
                            ? Reason.of(ReasonCode.COHORT_PAUSED, cohort, paused.by())
                            : Reason.of(ReasonCode.COHORT_PAUSED_WHY, cohort, paused.by(), paused.why()));
        });
        return definition;
    }

    private static boolean isFromFiles(CohortDefinition definition) {
        return definition.source() instanceof CohortDefinition.Source.File;
    }

    private void stopped(CohortDefinition definition) {
        Optional.ofNullable(workspaces.all().get(definition.workspace()))
                .flatMap(WorkspaceEntry::stopped)
                .ifPresent(stopped -> {
                    throw new NotNow(Reason.of(ReasonCode.WORKSPACE_STOPPED, definition.workspace(), stopped.why()));
                });
    }

    private CohortDefinition known(String cohort) {
        return definitions
                .find(cohort)
                .orElseThrow(() -> new NoSuchThing(cohorts.find(cohort)
                        .filter(ledger -> ledger.present() > 0)
                        .map(ledger -> Reason.of(ReasonCode.NO_DEFINITION_LEFT, cohort, ledger.present()))
                        .orElse(Reason.of(ReasonCode.NO_COHORT_NAMED, cohort))));
    }

    private CohortEntry ledger(String cohort) {
        return cohorts.find(cohort).orElseThrow(() -> {
            known(cohort);
            return new NotNow(Reason.of(ReasonCode.COHORT_NEVER_IMPORTED, cohort));
        });
    }

    private Optional<CohortDefinition> kept(CohortEntry ledger) {
        return reader.read(ledger.target().cohort() + ".yaml", ledger.definition())
                        instanceof ReadResult.ValidDefinition right
                ? Optional.of(right.definition())
                : Optional.empty();
    }
}
