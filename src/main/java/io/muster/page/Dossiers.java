package io.muster.page;

import io.muster.cohort.Definition;
import io.muster.definition.DefinitionError;
import io.muster.definition.Definitions;
import io.muster.history.Course;
import io.muster.history.History;
import io.muster.history.Import;
import io.muster.history.Workspaces;
import io.muster.ledger.Cohorts;
import io.muster.schedule.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the page of one cohort shows: a fixed number of queries, each over a bounded number of rows. */
final class Dossiers {

    /** So many imports the runs grid and the chart show. */
    static final int RUNS = 30;

    /** So many rows the history shows at once. */
    static final int PAGE = 20;

    private final Board board;
    private final Cohorts cohorts;
    private final History history;
    private final Course course;
    private final Definitions definitions;
    private final Workspaces workspaces;
    private final ScheduleApi schedules;

    Dossiers(
            Board board,
            Cohorts cohorts,
            History history,
            Course course,
            Definitions definitions,
            Workspaces workspaces,
            ScheduleApi schedules) {
        this.board = board;
        this.cohorts = cohorts;
        this.history = history;
        this.course = course;
        this.definitions = definitions;
        this.workspaces = workspaces;
        this.schedules = schedules;
    }

    /** @param before the history begins with the import before this one */
    Optional<Dossier> find(String cohort, Optional<Long> before) {
        return board.one(cohort)
                .flatMap(line -> definitions.find(cohort).map(definition -> of(line, definition, before)));
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
    Optional<Gone> gone(String cohort) {
        if (definitions.find(cohort).isPresent() || !errors(cohort).isEmpty()) {
            return Optional.empty();
        }
        Optional<Cohorts.Entry> ledger = cohorts.find(cohort);
        Optional<Import> last = history.of(cohort, 1, Long.MAX_VALUE).stream().findFirst();
        boolean stopped = ledger.map(
                        entry -> workspaces.all().get(entry.target().workspace()))
                .flatMap(Workspaces.Entry::stopped)
                .isPresent();
        return ledger.isEmpty() && last.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gone(cohort, ledger, last, stopped));
    }

    private Dossier of(CohortLine line, Definition definition, Optional<Long> before) {
        String cohort = line.cohort();
        List<Import> newest = history.of(cohort, RUNS, Long.MAX_VALUE);
        List<Import> shown = before.map(id -> history.of(cohort, PAGE, id))
                .orElseGet(() -> newest.subList(0, Math.min(PAGE, newest.size())));
        long oldest = shown.isEmpty() ? 0 : shown.get(shown.size() - 1).id();
        return new Dossier(
                line,
                definition,
                cohorts.find(cohort),
                newest,
                shown,
                before.isPresent(),
                course.older(cohort, oldest),
                course.lastDefinition(cohort),
                course.largestOfSevenDays(cohort),
                schedules.sheet(cohort),
                schedules.entry(cohort).map(Entry::mails).orElse(Definition.Further.NOBODY),
                line.source() == CohortLine.SourceKind.FILE ? history.lastAcceptedFile(cohort) : Optional.empty(),
                definitions.place(cohort),
                errors(cohort),
                wrongText(errors(cohort)),
                Optional.ofNullable(workspaces.all().get(definition.workspace()))
                        .flatMap(Workspaces.Entry::stopped)
                        .isPresent());
    }
}
