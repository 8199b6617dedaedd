package io.muster.pipeline;

import io.muster.definition.DefinitionStore;
import io.muster.imports.Import;
import io.muster.imports.ImportStore;
import io.muster.imports.Preview.PreviewResult;
import io.muster.imports.Preview.PreviewState;
import io.muster.imports.PreviewStore;
import io.muster.imports.PreviewStore.PreviewClaim;
import io.muster.imports.PreviewStore.PreviewLease;
import io.muster.ledger.plan.DryRun;
import io.muster.ledger.plan.Planner.StagedSource;
import io.muster.ledger.plan.RejectExamples;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.model.CauseChain;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.AliasColumn;
import io.muster.model.CohortDefinition.Match;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.ImportRun.Waivers;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import io.muster.model.Target;
import io.muster.source.rejects.RejectSink;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Previews at work on this node: the import's own way as far as the stage, then a comparison that writes nothing. Called
 * by the previews' routes; safe for use by many threads.
 */
public final class PreviewSteps {

    private static final Logger LOG = LoggerFactory.getLogger(PreviewSteps.class);

    private static final Reason CUT_OFF = Reason.of(ReasonCode.PREVIEW_CUT_OFF);

    private final DataSource database;
    private final PreviewStore previews;
    private final DefinitionStore definitions;
    private final CohortStore cohorts;
    private final ImportStore imports;
    private final DryRun dryRun;
    private final Map<Long, RunningPreview> live = new ConcurrentHashMap<>();
    private volatile boolean closing;

    public PreviewSteps(
            DataSource database,
            PreviewStore previews,
            DefinitionStore definitions,
            CohortStore cohorts,
            ImportStore imports) {
        this.database = database;
        this.previews = previews;
        this.definitions = definitions;
        this.cohorts = cohorts;
        this.imports = imports;
        this.dryRun = new DryRun(database);
    }

    /** One at work; its own thread writes what the others never read. */
    private static final class RunningPreview {
        private final ImportRun run;
        private final Optional<Long> waitingImport;
        private Optional<RejectExamples> examples = Optional.empty();
        private Map<String, Long> rejects = Map.of();
        private Map<String, Long> remarks = Map.of();

        private RunningPreview(ImportRun run, Optional<Long> waitingImport) {
            this.run = run;
            this.waitingImport = waitingImport;
        }
    }

    /** Keeps ours, hears of cancels, ends what nobody works on, drops what is kept no longer. One thread. */
    public void look() {
        List<UUID> tokens = live.values().stream().map(look -> look.run.token()).toList();
        if (!tokens.isEmpty()) {
            Map<Long, PreviewLease> ours =
                    previews.renew(tokens).stream().collect(Collectors.toMap(PreviewLease::id, Function.identity()));
            live.forEach((id, look) -> Optional.ofNullable(ours.get(id))
                    .flatMap(PreviewLease::cancelledBy)
                    .ifPresent(by -> look.run.stop(new StopReason.Cancelled(by))));
        }
        previews.endLost(Optional.empty(), CUT_OFF).forEach(id -> StagingTable.drop(database, id));
        previews.forget();
    }

    /** Ends what a process that is gone was at; once, before anything is claimed. */
    public void leftBehind(String former) {
        previews.endLost(Optional.of(former), CUT_OFF).forEach(id -> StagingTable.drop(database, id));
    }

    /** The next that waits: none or one. */
    public List<ImportRun> claim() {
        return closing
                ? List.of()
                : previews.claim().flatMap(this::begin).stream().toList();
    }

    /** The plan that an import would make; the figures are kept with the preview. */
    public void compare(ImportRun run, StagedSource given) throws SQLException {
        previews.read(run.id(), given.rows());
        RunningPreview look = at(run);
        PreviewResult found = DryRunPreview.of(
                given,
                dryRun.of(run, given),
                look.rejects,
                look.remarks,
                look.examples.map(RejectExamples::all).orElse(Map.of()));
        run.check();
        previews.done(run.id(), run.token(), found);
        LOG.info(
                "preview={} cohort={} state=DONE rows={} changes={} parked={}",
                run.id(),
                run.target().cohort(),
                given.rows(),
                found.changes(),
                found.parkedAdds() + found.parkedRemoves());
    }

    /** Why it comes to nothing. */
    public void fault(ImportRun run, Exception exception) {
        Optional<StopReason> stop = ExceptionReasons.of(exception);
        stop.ifPresent(run::stop);
        StopReason why = run.stopped().orElse(new StopReason.Closing());
        boolean cancelled = why instanceof StopReason.Cancelled;
        if (stop.filter(StopReason.OwnFault.class::isInstance).isPresent() && !cancelled) {
            LOG.error("preview={} cohort={} fault", run.id(), run.target().cohort(), CauseChain.root(exception));
        }
        previews.over(run.id(), run.token(), cancelled ? PreviewState.CANCELLED : PreviewState.FAILED, reason(why));
        LOG.info(
                "preview={} cohort={} state={}",
                run.id(),
                run.target().cohort(),
                cancelled ? PreviewState.CANCELLED : PreviewState.FAILED);
    }

    /** Whatever came of it, its stage goes. */
    public void end(ImportRun run) {
        live.remove(run.id());
        StagingTable.drop(database, run.id());
    }

    public void close() {
        closing = true;
        live.values().forEach(look -> look.run.stop(new StopReason.Closing()));
    }

    /** Where the source's rejects go: some of them are kept, masked, and none is written to a file. */
    RejectSink examples(ImportRun run, List<String> columns) {
        RejectExamples examples =
                new RejectExamples(columns, identifiers(run.definition().match()));
        at(run).examples = Optional.of(examples);
        return examples;
    }

    /** Whose file it is that the preview reads. */
    long waitingImport(ImportRun run) {
        return at(run).waitingImport.orElseThrow();
    }

    void progress(ImportRun run, long rows, Map<String, Long> rejects, Map<String, Long> remarks) {
        RunningPreview look = at(run);
        look.rejects = rejects;
        look.remarks = remarks;
        previews.progress(run.id(), rows);
    }

    private Optional<ImportRun> begin(PreviewClaim claim) {
        Optional<CohortDefinition> found = definitions.find(claim.cohort());
        if (found.isEmpty()) {
            previews.over(
                    claim.id(), claim.token(), PreviewState.FAILED, Reason.of(ReasonCode.PREVIEW_DEFINITION_GONE));
            return Optional.empty();
        }
        CohortDefinition definition = found.get();
        try {
            Target target = cohorts.look(definition)
                    .map(CohortEntry::target)
                    .orElse(new Target(0, definition.cohort(), definition.workspace(), "", ""));
            Optional<PreviewStore.WaitingFile> next = definition.source() instanceof CohortDefinition.Source.File
                    ? previews.waitingFile(claim.cohort())
                    : Optional.empty();
            Optional<String> waiting = next.map(PreviewStore.WaitingFile::file);
            ImportRun run = new ImportRun(
                    claim.id(), claim.token(), target, definition, ImportKind.PREVIEW, waiting, false, Waivers.NONE);
            Optional<String> last = definition.source() instanceof CohortDefinition.Source.File
                    ? imports.lastAcceptedFile(claim.cohort()).flatMap(Import::file)
                    : Optional.empty();
            previews.reads(claim.id(), definition.text(), waiting.or(() -> last), waiting.isPresent());
            live.put(run.id(), new RunningPreview(run, next.map(PreviewStore.WaitingFile::importId)));
            LOG.info("preview={} cohort={} state=RUNNING", run.id(), claim.cohort());
            return Optional.of(run);
        } catch (CohortStore.WorkspaceChangedException e) {
            previews.over(claim.id(), claim.token(), PreviewState.FAILED, e.reason());
            return Optional.empty();
        }
    }

    /** What an import's stop says of what was sent is not said here, where nothing ever is. */
    private static Reason reason(StopReason why) {
        if (why instanceof StopReason.OwnFault) {
            return Reason.of(ReasonCode.PREVIEW_FAILED);
        }
        return why instanceof StopReason.Closing ? CUT_OFF : why.why();
    }

    private static Set<String> identifiers(Match match) {
        Set<String> columns = new TreeSet<>();
        match.externalId().ifPresent(columns::add);
        match.aliases().stream().map(AliasColumn::column).forEach(columns::add);
        match.deviceId().ifPresent(columns::add);
        match.lookup().ifPresent(lookup -> columns.add(lookup.key()));
        return columns;
    }

    private RunningPreview at(ImportRun run) {
        return Optional.ofNullable(live.get(run.id()))
                .orElseThrow(() -> new IllegalStateException("preview " + run.id() + " is not at work here"));
    }
}
