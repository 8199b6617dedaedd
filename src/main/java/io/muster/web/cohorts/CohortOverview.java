package io.muster.web.cohorts;

import io.muster.definition.DefinitionStore;
import io.muster.definition.yaml.DefinitionError;
import io.muster.imports.CohortState;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContext;
import io.muster.imports.query.ImportContexts;
import io.muster.imports.query.MemberCountTrend;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.model.CohortDefinition;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.schedule.ScheduleApi;
import io.muster.web.schedule.ScheduleTiming;
import io.muster.workspace.WorkspaceStore;
import io.muster.workspace.WorkspaceStore.WorkspaceEntry;
import io.muster.workspace.WorkspaceStore.WorkspaceStop;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All cohorts as they stand: from their definitions, their ledgers and their newest imports. */
public final class CohortOverview {

    private static final String ENDING = "(?i)\\.ya?ml$";

    private final DefinitionStore definitions;
    private final CohortStore cohorts;
    private final ImportStore imports;
    private final ImportContexts contexts;
    private final WorkspaceStore workspaces;
    private final ScheduleApi schedules;
    private final MemberCountTrend trend;

    public CohortOverview(
            DefinitionStore definitions,
            CohortStore cohorts,
            ImportStore imports,
            ImportContexts contexts,
            WorkspaceStore workspaces,
            ScheduleApi schedules,
            MemberCountTrend trend) {
        this.definitions = definitions;
        this.cohorts = cohorts;
        this.imports = imports;
        this.contexts = contexts;
        this.workspaces = workspaces;
        this.schedules = schedules;
        this.trend = trend;
    }

    List<CohortSummary> all() {
        return lines(definitions.all());
    }

    public Optional<CohortSummary> one(String cohort) {
        return definitions.find(cohort).map(List::of).stream()
                .flatMap(one -> lines(one).stream())
                .findFirst();
    }

    /** A cohort, or the file of its name that never held a definition that can be read. */
    public Optional<CohortSummary> oneOrUnread(String cohort) {
        return one(cohort).or(() -> definitions.invalid().entrySet().stream()
                .filter(file -> file.getKey().replaceFirst(ENDING, "").equals(cohort))
                .map(file -> unread(file.getKey(), file.getValue()))
                .findFirst());
    }

    /** All cohorts, and beside them the files that never held a definition that can be read. */
    public List<CohortSummary> withUnread() {
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
    List<CohortEntry> gone() {
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
    private List<CohortSummary> lines(List<CohortDefinition> wanted) {
        List<String> names = wanted.stream().map(CohortDefinition::cohort).toList();
        Map<String, CohortEntry> ledgers = cohorts.all();
        Map<String, Import> newest = imports.newest(names);
        Map<String, ImportContext> around = contexts.of(wanted, newest);
        Map<String, List<MemberCountTrend.Size>> sizes =
                trend.of(newest, contexts.ofNone().now());
        Map<String, ScheduleTiming> timings = schedules.timings();
        Map<String, WorkspaceEntry> stops = workspaces.all();
        Map<String, List<DefinitionError>> invalid = definitions.invalid();
        return wanted.stream()
                .map(definition -> line(
                        definition,
                        Optional.ofNullable(ledgers.get(definition.cohort())),
                        Optional.ofNullable(newest.get(definition.cohort())),
                        Optional.ofNullable(stops.get(definition.workspace())).flatMap(WorkspaceEntry::stopped),
                        invalid,
                        around.getOrDefault(definition.cohort(), contexts.ofNone()),
                        Optional.ofNullable(timings.get(definition.cohort())),
                        sizes.getOrDefault(definition.cohort(), List.of())))
                .toList();
    }

    private CohortSummary unread(String file, List<DefinitionError> errors) {
        return new CohortSummary(
                file.replaceFirst(ENDING, ""),
                file,
                "",
                CohortSummary.SourceKind.SQL,
                0,
                CohortState.INVALID,
                CohortState.INVALID,
                Optional.empty(),
                Optional.of(Reason.of(ReasonCode.DEFINITION_INVALID, DefinitionError.sentences(errors))),
                contexts.ofNone(),
                Optional.empty(),
                List.of());
    }

    private CohortSummary line(
            CohortDefinition definition,
            Optional<CohortEntry> ledger,
            Optional<Import> last,
            Optional<WorkspaceStop> stop,
            Map<String, List<DefinitionError>> invalid,
            ImportContext context,
            Optional<ScheduleTiming> timing,
            List<MemberCountTrend.Size> trail) {
        Optional<Reason> broken = Stream.of(".yaml", ".yml")
                .map(ending -> invalid.get(definition.cohort() + ending))
                .filter(errors -> errors != null)
                .map(errors -> Reason.of(ReasonCode.DEFINITION_INVALID, DefinitionError.sentences(errors)))
                .findFirst();
        CohortState state = broken.isPresent() ? CohortState.INVALID : state(ledger, last, stop);
        Optional<Reason> problem = broken.or(() -> ledger.flatMap(CohortEntry::behind))
                .or(() -> stop.map(WorkspaceStop::why))
                .or(() -> ledger.flatMap(CohortEntry::paused)
                        .map(paused -> paused.why().isEmpty()
                                ? Reason.of(ReasonCode.PAUSED, paused.by())
                                : Reason.of(ReasonCode.PAUSED_WHY, paused.by(), paused.why())));
        return new CohortSummary(
                definition.cohort(),
                definition.name(),
                definition.workspace(),
                definition.source() instanceof CohortDefinition.Source.Sql
                        ? CohortSummary.SourceKind.SQL
                        : CohortSummary.SourceKind.FILE,
                ledger.map(CohortEntry::present).orElse(0L),
                state,
                state == CohortState.STOPPED ? state(ledger, last, Optional.empty()) : state,
                last,
                problem,
                context,
                timing,
                trail);
    }

    static CohortState state(Optional<CohortEntry> ledger, Optional<Import> last, Optional<WorkspaceStop> stop) {
        if (ledger.flatMap(CohortEntry::behind).isPresent()) {
            return CohortState.LEDGER_BEHIND;
        }
        Optional<ImportState> is = last.map(Import::state);
        if (is.filter(state -> !state.isFinal()).isPresent() && stop.isEmpty()) {
            return CohortState.IMPORTING;
        }
        if (ledger.filter(CohortEntry::retired).isPresent()) {
            return CohortState.RETIRED;
        }
        if (ledger.flatMap(CohortEntry::paused).isPresent()) {
            return CohortState.PAUSED;
        }
        if (stop.isPresent()) {
            return CohortState.STOPPED;
        }
        return last.map(CohortOverview::state).orElse(CohortState.NEVER);
    }

    private static CohortState state(Import last) {
        return switch (last.state()) {
            case SUCCEEDED -> CohortState.IN_SYNC;
            case PARTIAL ->
                last.counts().parkedAdds() + last.counts().parkedRemoves() > 0
                        ? CohortState.PARKED
                        // Who should be out is still in Braze.
                        : last.counts().refusedRemoves() > 0 ? CohortState.FAILED : CohortState.IN_SYNC;
            case HELD -> CohortState.HELD;
            case FAILED -> last.fault().stopsWorkspace() ? CohortState.STOPPED : CohortState.FAILED;
            // A person ended it: Braze does not hold the snapshot, and nobody need be alarmed by it.
            case CANCELLED -> CohortState.FAILED;
            case QUEUED, RUNNING, SKIPPED -> CohortState.IMPORTING;
        };
    }
}
