package io.muster.app;

import io.muster.cohort.CauseChain;
import io.muster.cohort.Definition;
import io.muster.cohort.Definition.AliasColumn;
import io.muster.cohort.Definition.Match;
import io.muster.cohort.Run;
import io.muster.cohort.Run.Kind;
import io.muster.cohort.Run.Waivers;
import io.muster.cohort.Stop;
import io.muster.cohort.Target;
import io.muster.definition.Definitions;
import io.muster.history.History;
import io.muster.history.Import;
import io.muster.history.Preview;
import io.muster.history.Preview.State;
import io.muster.history.Previews;
import io.muster.history.Previews.Claim;
import io.muster.ledger.Cohorts;
import io.muster.ledger.Examples;
import io.muster.ledger.Forecast;
import io.muster.ledger.Planner;
import io.muster.ledger.Stage;
import io.muster.source.Rejects;
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
final class PreviewDesk {

    private static final Logger LOG = LoggerFactory.getLogger(PreviewDesk.class);

    private static final String CUT_OFF = "It was cut off: the service stopped. Nothing was sent; preview again.";

    private final DataSource database;
    private final Previews previews;
    private final Definitions definitions;
    private final Cohorts cohorts;
    private final History history;
    private final Forecast forecast;
    private final Map<Long, Look> live = new ConcurrentHashMap<>();
    private volatile boolean closing;

    PreviewDesk(DataSource database, Previews previews, Definitions definitions, Cohorts cohorts, History history) {
        this.database = database;
        this.previews = previews;
        this.definitions = definitions;
        this.cohorts = cohorts;
        this.history = history;
        this.forecast = new Forecast(database);
    }

    /** One at work; its own thread writes what the others never read. */
    private static final class Look {
        private final Run run;
        private final Optional<Long> waitingImport;
        private Optional<Examples> examples = Optional.empty();
        private Map<String, Long> rejects = Map.of();
        private Map<String, Long> remarks = Map.of();

        private Look(Run run, Optional<Long> waitingImport) {
            this.run = run;
            this.waitingImport = waitingImport;
        }
    }

    /** Keeps ours, hears of cancels, ends what nobody works on, drops what is kept no longer. One thread. */
    public void look() {
        List<UUID> tokens = live.values().stream().map(look -> look.run.token()).toList();
        if (!tokens.isEmpty()) {
            Map<Long, Previews.Renewed> ours = previews.renew(tokens).stream()
                    .collect(Collectors.toMap(Previews.Renewed::id, Function.identity()));
            live.forEach((id, look) -> Optional.ofNullable(ours.get(id))
                    .flatMap(Previews.Renewed::cancelledBy)
                    .ifPresent(by -> look.run.stop(new Stop.Cancelled(by))));
        }
        previews.endLost(Optional.empty(), CUT_OFF).forEach(id -> Stage.drop(database, id));
        previews.forget();
    }

    /** Ends what a process that is gone was at; once, before anything is claimed. */
    void leftBehind(String former) {
        previews.endLost(Optional.of(former), CUT_OFF).forEach(id -> Stage.drop(database, id));
    }

    /** The next that waits: none or one. */
    public List<Run> claim() {
        return closing
                ? List.of()
                : previews.claim().flatMap(this::begin).stream().toList();
    }

    /** The plan that an import would make; the figures are kept with the preview. */
    public void compare(Run run, Planner.Given given) throws SQLException {
        previews.read(run.id(), given.rows());
        Look look = at(run);
        Preview.Found found = PreviewFigures.of(
                given,
                forecast.of(run, given),
                look.rejects,
                look.remarks,
                look.examples.map(Examples::all).orElse(Map.of()));
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
    public void fault(Run run, Exception exception) {
        Optional<Stop> stop = Faults.of(exception);
        stop.ifPresent(run::stop);
        Stop why = run.stopped().orElse(new Stop.Closing());
        boolean cancelled = why instanceof Stop.Cancelled;
        if (stop.filter(Stop.OwnFault.class::isInstance).isPresent() && !cancelled) {
            LOG.error("preview={} cohort={} fault", run.id(), run.target().cohort(), CauseChain.root(exception));
        }
        previews.over(run.id(), run.token(), cancelled ? State.CANCELLED : State.FAILED, sentence(why));
        LOG.info(
                "preview={} cohort={} state={}",
                run.id(),
                run.target().cohort(),
                cancelled ? State.CANCELLED : State.FAILED);
    }

    /** Whatever came of it, its stage goes. */
    public void end(Run run) {
        live.remove(run.id());
        Stage.drop(database, run.id());
    }

    void close() {
        closing = true;
        live.values().forEach(look -> look.run.stop(new Stop.Closing()));
    }

    /** Where the source's rejects go: some of them are kept, masked, and none is written to a file. */
    Rejects examples(Run run, List<String> columns) {
        Examples examples = new Examples(columns, identifiers(run.definition().match()));
        at(run).examples = Optional.of(examples);
        return examples;
    }

    /** Whose file it is that the preview reads. */
    long waitingImport(Run run) {
        return at(run).waitingImport.orElseThrow();
    }

    void progress(Run run, long rows, Map<String, Long> rejects, Map<String, Long> remarks) {
        Look look = at(run);
        look.rejects = rejects;
        look.remarks = remarks;
        previews.progress(run.id(), rows);
    }

    private Optional<Run> begin(Claim claim) {
        Optional<Definition> found = definitions.find(claim.cohort());
        if (found.isEmpty()) {
            previews.over(
                    claim.id(),
                    claim.token(),
                    State.FAILED,
                    "The definition is gone; put its file back and try again.");
            return Optional.empty();
        }
        Definition definition = found.get();
        try {
            Target target = cohorts.look(definition)
                    .map(Cohorts.Entry::target)
                    .orElse(new Target(0, definition.cohort(), definition.workspace(), "", ""));
            Optional<Previews.WaitingFile> next = definition.source() instanceof Definition.Source.File
                    ? previews.waitingFile(claim.cohort())
                    : Optional.empty();
            Optional<String> waiting = next.map(Previews.WaitingFile::file);
            Run run =
                    new Run(claim.id(), claim.token(), target, definition, Kind.PREVIEW, waiting, false, Waivers.NONE);
            Optional<String> last = definition.source() instanceof Definition.Source.File
                    ? history.lastAcceptedFile(claim.cohort()).flatMap(Import::file)
                    : Optional.empty();
            previews.reads(claim.id(), definition.text(), waiting.or(() -> last), waiting.isPresent());
            live.put(run.id(), new Look(run, next.map(Previews.WaitingFile::importId)));
            LOG.info("preview={} cohort={} state=RUNNING", run.id(), claim.cohort());
            return Optional.of(run);
        } catch (Cohorts.WorkspaceChangedException e) {
            previews.over(claim.id(), claim.token(), State.FAILED, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** What an import's stop says of what was sent is not said here, where nothing ever is. */
    private static String sentence(Stop why) {
        if (why instanceof Stop.OwnFault) {
            return "Muster’s own database or disk did not do its part; the log has the details. Nothing was sent.";
        }
        return why instanceof Stop.Closing ? CUT_OFF : why.sentence();
    }

    private static Set<String> identifiers(Match match) {
        Set<String> columns = new TreeSet<>();
        match.externalId().ifPresent(columns::add);
        match.aliases().stream().map(AliasColumn::name).forEach(columns::add);
        match.deviceId().ifPresent(columns::add);
        match.lookup().ifPresent(lookup -> columns.add(lookup.key()));
        return columns;
    }

    private Look at(Run run) {
        return Optional.ofNullable(live.get(run.id()))
                .orElseThrow(() -> new IllegalStateException("preview " + run.id() + " is not at work here"));
    }
}
