package io.muster.web.cohort;

import io.muster.definition.DefinitionStore;
import io.muster.definition.yaml.DefinitionError;
import io.muster.imports.Import;
import io.muster.imports.ImportStore;
import io.muster.imports.query.CohortTotals;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.schedule.ScheduleEntry;
import io.muster.web.cohorts.CohortOverview;
import io.muster.web.cohorts.CohortSummary;
import io.muster.web.schedule.ScheduleApi;
import io.muster.workspace.WorkspaceStore;
import io.muster.workspace.WorkspaceStore.WorkspaceEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the page of one cohort shows: a fixed number of queries, each over a bounded number of rows. */
public final class CohortDetailsReader {

    /** So many imports the runs grid and the chart show. */
    static final int RUNS = 30;

    /** So many rows the history shows at once. */
    static final int PAGE = 20;

    private final CohortOverview overview;
    private final CohortStore cohorts;
    private final ImportStore imports;
    private final CohortTotals totals;
    private final DefinitionStore definitions;
    private final WorkspaceStore workspaces;
    private final ScheduleApi schedules;

    public CohortDetailsReader(
            CohortOverview overview,
            CohortStore cohorts,
            ImportStore imports,
            CohortTotals totals,
            DefinitionStore definitions,
            WorkspaceStore workspaces,
            ScheduleApi schedules) {
        this.overview = overview;
        this.cohorts = cohorts;
        this.imports = imports;
        this.totals = totals;
        this.definitions = definitions;
        this.workspaces = workspaces;
        this.schedules = schedules;
    }

    /** @param before the history begins with the import before this one */
    Optional<CohortDetails> find(String cohort, Optional<Long> before, Phrases phrases) {
        return overview.one(cohort)
                .flatMap(line -> definitions.find(cohort).map(definition -> of(line, definition, before, phrases)));
    }

    /** What is wrong with a cohort's file; also for one that was never right. */
    List<DefinitionError> errors(String cohort) {
        return Stream.of(".yaml", ".yml")
                .flatMap(ending -> definitions.invalid().getOrDefault(cohort + ending, List.of()).stream())
                .toList();
    }

    /** What stands in the file that these mistakes are of. */
    Optional<String> wrongText(List<DefinitionError> errors) {
        return errors.stream().findFirst().flatMap(error -> definitions.text(error.file()));
    }

    /** A cohort that has no definition any more, right or wrong, but a ledger or imports. */
    Optional<OrphanedCohort> gone(String cohort) {
        if (definitions.find(cohort).isPresent() || !errors(cohort).isEmpty()) {
            return Optional.empty();
        }
        Optional<CohortEntry> ledger = cohorts.find(cohort);
        Optional<Import> last = imports.of(cohort, 1, Long.MAX_VALUE).stream().findFirst();
        boolean stopped = ledger.map(
                        entry -> workspaces.all().get(entry.target().workspace()))
                .flatMap(WorkspaceEntry::stopped)
                .isPresent();
        return ledger.isEmpty() && last.isEmpty()
                ? Optional.empty()
                : Optional.of(new OrphanedCohort(cohort, ledger, last, stopped));
    }

    private CohortDetails of(CohortSummary line, CohortDefinition definition, Optional<Long> before, Phrases phrases) {
        String cohort = line.cohort();
        List<Import> newest = imports.of(cohort, RUNS, Long.MAX_VALUE);
        List<Import> shown = before.map(id -> imports.of(cohort, PAGE, id))
                .orElseGet(() -> newest.subList(0, Math.min(PAGE, newest.size())));
        long oldest = shown.isEmpty() ? 0 : shown.get(shown.size() - 1).id();
        return new CohortDetails(
                line,
                definition,
                cohorts.find(cohort),
                newest,
                shown,
                before.isPresent(),
                totals.older(cohort, oldest),
                totals.lastDefinition(cohort),
                cohorts.peakOfSevenDays(cohort),
                schedules.sheet(cohort, phrases),
                schedules.entry(cohort).map(ScheduleEntry::mails).orElse(CohortDefinition.Further.NOBODY),
                line.source() == CohortSummary.SourceKind.FILE ? imports.lastAcceptedFile(cohort) : Optional.empty(),
                definitions.place(cohort),
                errors(cohort),
                wrongText(errors(cohort)),
                Optional.ofNullable(workspaces.all().get(definition.workspace()))
                        .flatMap(WorkspaceEntry::stopped)
                        .isPresent());
    }
}
