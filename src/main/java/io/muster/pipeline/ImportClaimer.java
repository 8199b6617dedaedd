package io.muster.pipeline;

import io.muster.definition.DefinitionReader;
import io.muster.definition.DefinitionStore;
import io.muster.definition.ReadResult;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportQueue.ImportClaim;
import io.muster.imports.RunningImports;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.model.CohortDefinition;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.PrintableName;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import io.muster.model.Target;
import io.muster.settings.Settings;
import io.muster.workspace.WorkspaceKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns waiting imports into runs: takes the next whose turn it is, with the definition as it is now, or takes over one
 * that nobody works on. Called by the queue's route.
 */
public final class ImportClaimer {

    private static final Logger LOG = LoggerFactory.getLogger(ImportClaimer.class);

    /** A plan that is older is not gone on with; the next import makes its own (docs/design.md, rule 9). */
    private static final Duration PLAN_COUNTS_FOR = Duration.ofHours(1);

    private static final Duration AFTER_THE_WATCH = Duration.ofSeconds(5);
    private static final Duration AGAIN_AFTER_CUT_OFF = Duration.ofSeconds(1);
    /** So often an import is begun again at which the process ended; it may be what ended it. */
    private static final int BEGUN_AGAIN = 3;

    private final ImportQueue queue;
    private final DefinitionStore definitions;
    private final CohortStore cohorts;
    private final WorkspaceKeys keys;
    private final RunningImports runs;
    private final DefinitionReader reader;
    private final BooleanSupplier open;

    /** @param open whether an import could go its way at all now */
    public ImportClaimer(
            ImportQueue queue,
            DefinitionStore definitions,
            CohortStore cohorts,
            WorkspaceKeys keys,
            RunningImports runs,
            DefinitionReader reader,
            BooleanSupplier open) {
        this.open = open;
        this.queue = queue;
        this.definitions = definitions;
        this.cohorts = cohorts;
        this.keys = keys;
        this.runs = runs;
        this.reader = reader;
    }

    /** The next import to work on: none or one. */
    public List<ImportRun> claim() {
        if (!open.getAsBoolean()) {
            return List.of();
        }
        return queue.claim().map(this::begin).stream().toList();
    }

    private ImportRun begin(ImportClaim claim) {
        ImportRun run = begin(claim, current(claim));
        if (claim.cutOff() > BEGUN_AGAIN) {
            run.stop(new StopReason.OwnFault(Reason.of(ReasonCode.PREPARATION_LOST, claim.cutOff())));
        }
        return run;
    }

    /** Imports whose lease ran out; what was not planned yet goes back into the queue. */
    public List<ImportRun> takeOver() {
        if (!open.getAsBoolean() || !runs.mayTakeOver()) {
            return List.of();
        }
        return takeOver(queue.lost(), Optional.empty());
    }

    /** Imports that a process was at that is gone; called once, at the start. */
    public List<ImportRun> resume(String former) {
        return takeOver(queue.leftBehind(former), Optional.of(former));
    }

    private List<ImportRun> takeOver(List<Long> imports, Optional<String> former) {
        return imports.stream()
                .flatMap(id -> queue.takeOver(id, former).stream())
                .flatMap(claim -> goOn(claim).stream())
                .toList();
    }

    private Optional<ImportRun> goOn(ImportClaim claim) {
        if (!claim.planned()) {
            LOG.warn(
                    "import={} cohort={} state=QUEUED cut-off={} reason=\"it was cut off before anything was planned; it begins again\"",
                    claim.id(),
                    claim.cohort(),
                    claim.cutOff());
            // Others that were at work with it go first, the longer the more often it happened.
            queue.putBack(claim, AGAIN_AFTER_CUT_OFF.multipliedBy(1L + 4L * Math.max(0, claim.cutOff() - 1)));
            return Optional.empty();
        }
        ImportRun run = begin(claim, kept(claim));
        boolean same =
                current(claim).map(now -> now.text().equals(claim.definition())).orElse(false);
        if (!queue.isYoung(claim.id(), PLAN_COUNTS_FOR) || !same) {
            run.stop(new StopReason.OwnFault(Reason.of(ReasonCode.PLAN_OUTDATED)));
        }
        cohorts.find(claim.cohort())
                .flatMap(CohortEntry::behind)
                .ifPresent(why -> run.stop(new StopReason.OwnFault(why)));
        LOG.info("{} reason=\"it was cut off; it goes on from its unanswered batches\"", run);
        return Optional.of(run);
    }

    /** Gives an import back that has to wait, such as for a file that is being written again. @return false if planned */
    boolean putBack(ImportRun run, Duration delay) {
        return queue.putBack(
                new ImportClaim(
                        run.id(),
                        run.token(),
                        run.target().cohort(),
                        run.definition().text(),
                        run.kind(),
                        run.file(),
                        false,
                        run.waivers(),
                        0),
                delay);
    }

    private Optional<CohortDefinition> current(ImportClaim claim) {
        // What is retired is what was there when somebody asked for it, whatever the file says now, or if it is gone.
        return claim.kind() == ImportKind.RETIRE ? kept(claim) : definitions.find(claim.cohort());
    }

    private Optional<CohortDefinition> kept(ImportClaim claim) {
        return reader.read(claim.cohort() + ".yaml", claim.definition()) instanceof ReadResult.ValidDefinition right
                ? Optional.of(right.definition())
                : Optional.empty();
    }

    private ImportRun begin(ImportClaim claim, Optional<CohortDefinition> found) {
        CohortDefinition definition = found.or(() -> kept(claim)).orElseThrow();
        Optional<Settings.Workspace> workspace = keys.find(definition.workspace());
        Optional<Reason> problem = found.isEmpty()
                ? Optional.of(Reason.of(ReasonCode.DEFINITION_GONE, claim.cohort()))
                : workspace.isEmpty()
                        ? Optional.of(Reason.of(ReasonCode.WORKSPACE_UNSET, definition.workspace()))
                        : Optional.empty();
        Target target = new Target(
                0,
                claim.cohort(),
                definition.workspace(),
                workspace.map(each -> each.endpoint().toString()).orElse(""),
                keys.now().partner());
        Optional<Reason> otherKey = Optional.empty();
        if (problem.isEmpty()) {
            try {
                target = cohorts.ensure(
                                definition, target.endpoint(), target.partner(), keys.dataKey(definition.workspace()))
                        .target();
            } catch (CohortStore.WorkspaceChangedException e) {
                problem = Optional.of(e.reason());
            } catch (CohortStore.KeyChangedException e) {
                otherKey = Optional.of(e.reason());
            }
        }
        ImportRun run = new ImportRun(
                claim.id(),
                claim.token(),
                target,
                definition,
                claim.kind(),
                claim.file(),
                claim.planned(),
                claim.waivers());
        problem.ifPresent(why -> run.stop(new StopReason.SourceFault(why)));
        // The watch stops the workspace with its next look; what is not planned waits for that in the queue.
        otherKey.ifPresent(why ->
                run.stop(claim.planned() ? new StopReason.OwnFault(why) : new StopReason.Later(AFTER_THE_WATCH, why)));
        queue.begins(run.id(), run.token(), target.id(), definition);
        runs.begin(run);
        if (run.file().isPresent()) {
            LOG.info(
                    "{} state=RUNNING kind={} file=\"{}\"",
                    run,
                    run.kind(),
                    PrintableName.of(run.file().get()));
        } else {
            LOG.info("{} state=RUNNING kind={}", run, run.kind());
        }
        return run;
    }
}
