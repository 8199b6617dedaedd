package io.muster.page;

import io.muster.cohort.Definition;
import io.muster.definition.DefinitionError;
import io.muster.definition.Definitions;
import io.muster.history.CohortState;
import io.muster.history.Context;
import io.muster.history.Contexts;
import io.muster.history.History;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Trails;
import io.muster.history.Workspaces;
import io.muster.ledger.Cohorts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All cohorts as they stand: from their definitions, their ledgers and their newest imports. */
final class Board {

    private static final String ENDING = "(?i)\\.ya?ml$";

    private final Definitions definitions;
    private final Cohorts cohorts;
    private final History history;
    private final Contexts contexts;
    private final Workspaces workspaces;
    private final ScheduleApi schedules;
    private final Trails trails;

    Board(
            Definitions definitions,
            Cohorts cohorts,
            History history,
            Contexts contexts,
            Workspaces workspaces,
            ScheduleApi schedules,
            Trails trails) {
        this.definitions = definitions;
        this.cohorts = cohorts;
        this.history = history;
        this.contexts = contexts;
        this.workspaces = workspaces;
        this.schedules = schedules;
        this.trails = trails;
    }

    List<CohortLine> all() {
        return lines(definitions.all());
    }

    Optional<CohortLine> one(String cohort) {
        return definitions.find(cohort).map(List::of).stream()
                .flatMap(one -> lines(one).stream())
                .findFirst();
    }

    /** A cohort, or the file of its name that never held a definition that can be read. */
    Optional<CohortLine> oneOrUnread(String cohort) {
        return one(cohort).or(() -> definitions.invalid().entrySet().stream()
                .filter(file -> file.getKey().replaceFirst(ENDING, "").equals(cohort))
                .map(file -> unread(file.getKey(), file.getValue()))
                .findFirst());
    }

    /** All cohorts, and beside them the files that never held a definition that can be read. */
    List<CohortLine> withUnread() {
        return Stream.concat(
                        all().stream(),
                        definitions.invalid().entrySet().stream()
                                .filter(file -> definitions
                                        .find(file.getKey().replaceFirst(ENDING, ""))
                                        .isEmpty())
                                .map(file -> unread(file.getKey(), file.getValue())))
                .toList();
    }

    /** Cohorts that no file speaks of any more, and that Braze still holds. */
    List<Cohorts.Entry> gone() {
        Map<String, List<DefinitionError>> invalid = definitions.invalid();
        return cohorts.all().values().stream()
                .filter(ledger -> ledger.present() > 0)
                .filter(ledger -> definitions.find(ledger.target().cohort()).isEmpty())
                .filter(ledger -> Stream.of(".yaml", ".yml")
                        .noneMatch(ending -> invalid.containsKey(ledger.target().cohort() + ending)))
                .sorted(Comparator.comparing(ledger -> ledger.target().cohort()))
                .toList();
    }

    /** By as many statements for a thousand as for one. */
    private List<CohortLine> lines(List<Definition> wanted) {
        List<String> names = wanted.stream().map(Definition::cohort).toList();
        Map<String, Cohorts.Entry> ledgers = cohorts.all();
        Map<String, Import> newest = history.newest(names);
        Map<String, Context> around = contexts.of(wanted, newest);
        Map<String, List<Trails.Size>> sizes =
                trails.of(newest, contexts.ofNone().now());
        Map<String, Timing> timings = schedules.timings();
        Map<String, Workspaces.Entry> stops = workspaces.all();
        Map<String, List<DefinitionError>> invalid = definitions.invalid();
        return wanted.stream()
                .map(definition -> line(
                        definition,
                        Optional.ofNullable(ledgers.get(definition.cohort())),
                        Optional.ofNullable(newest.get(definition.cohort())),
                        Optional.ofNullable(stops.get(definition.workspace())).flatMap(Workspaces.Entry::stopped),
                        invalid,
                        around.getOrDefault(definition.cohort(), contexts.ofNone()),
                        Optional.ofNullable(timings.get(definition.cohort())),
                        sizes.getOrDefault(definition.cohort(), List.of())))
                .toList();
    }

    private CohortLine unread(String file, List<DefinitionError> errors) {
        return new CohortLine(
                file.replaceFirst(ENDING, ""),
                file,
                "",
                CohortLine.SourceKind.SQL,
                0,
                CohortState.INVALID,
                CohortState.INVALID,
                Optional.empty(),
                Optional.of(DefinitionError.sentences(errors)),
                contexts.ofNone(),
                Optional.empty(),
                List.of());
    }

    private CohortLine line(
            Definition definition,
            Optional<Cohorts.Entry> ledger,
            Optional<Import> last,
            Optional<Workspaces.Stopped> stop,
            Map<String, List<DefinitionError>> invalid,
            Context context,
            Optional<Timing> timing,
            List<Trails.Size> trail) {
        Optional<String> broken = Stream.of(".yaml", ".yml")
                .map(ending -> invalid.get(definition.cohort() + ending))
                .filter(errors -> errors != null)
                .map(DefinitionError::sentences)
                .findFirst();
        CohortState state = broken.isPresent() ? CohortState.INVALID : state(ledger, last, stop);
        Optional<String> problem = broken.or(() -> ledger.flatMap(Cohorts.Entry::behind))
                .or(() -> stop.map(Workspaces.Stopped::reason))
                .or(() -> ledger.flatMap(Cohorts.Entry::paused)
                        .map(paused -> paused.why().isEmpty()
                                ? "By " + paused.by() + "."
                                : "By " + paused.by() + ": “" + paused.why() + "”."));
        return new CohortLine(
                definition.cohort(),
                definition.name(),
                definition.workspace(),
                definition.source() instanceof Definition.Source.Sql
                        ? CohortLine.SourceKind.SQL
                        : CohortLine.SourceKind.FILE,
                ledger.map(Cohorts.Entry::present).orElse(0L),
                state,
                state == CohortState.STOPPED ? state(ledger, last, Optional.empty()) : state,
                last,
                problem,
                context,
                timing,
                trail);
    }

    static CohortState state(Optional<Cohorts.Entry> ledger, Optional<Import> last, Optional<Workspaces.Stopped> stop) {
        if (ledger.flatMap(Cohorts.Entry::behind).isPresent()) {
            return CohortState.LEDGER_BEHIND;
        }
        Optional<ImportState> is = last.map(Import::state);
        if (is.filter(state -> !state.isFinal()).isPresent() && stop.isEmpty()) {
            return CohortState.WORKING;
        }
        if (ledger.filter(Cohorts.Entry::retired).isPresent()) {
            return CohortState.RETIRED;
        }
        if (ledger.flatMap(Cohorts.Entry::paused).isPresent()) {
            return CohortState.PAUSED;
        }
        if (stop.isPresent()) {
            return CohortState.STOPPED;
        }
        return last.map(Board::state).orElse(CohortState.NEVER);
    }

    private static CohortState state(Import last) {
        return switch (last.state()) {
            case SUCCEEDED -> CohortState.RIGHT;
            case PARTIAL ->
                last.counts().parkedAdds() + last.counts().parkedRemoves() > 0
                        ? CohortState.PARKED
                        // Who should be out is still in Braze.
                        : last.counts().refusedRemoves() > 0 ? CohortState.FAILED : CohortState.RIGHT;
            case HELD -> CohortState.HELD;
            case FAILED -> last.fault() == Import.Fault.KEYS ? CohortState.STOPPED : CohortState.FAILED;
            // A person ended it: Braze does not hold the snapshot, and nobody need be alarmed by it.
            case CANCELLED -> CohortState.FAILED;
            case QUEUED, RUNNING, SKIPPED -> CohortState.WORKING;
        };
    }
}
