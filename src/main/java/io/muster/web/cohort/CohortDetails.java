package io.muster.web.cohort;

import io.muster.definition.DefinitionStore.DefinitionPlace;
import io.muster.definition.yaml.DefinitionError;
import io.muster.imports.Import;
import io.muster.imports.query.CohortTotals;
import io.muster.imports.query.ImportContext;
import io.muster.imports.query.ImportContext.ImportPast;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.model.CohortDefinition;
import io.muster.web.cohorts.CohortSummary;
import io.muster.web.schedule.ScheduleSummary;
import java.util.List;
import java.util.Optional;

/**
 * All that the page of one cohort tells of it.
 *
 * @param ledger empty while it was never imported
 * @param newest its newest imports, the newest first
 * @param shown those that the history shows, which may be older ones
 * @param before whether they are older ones
 * @param older what came before those that are shown
 * @param ranWith the text of the definition that the last import ran with
 * @param largest the most members within seven days
 * @param errors what is wrong with the file now
 * @param wrongText what stands in that file, where it can be shown
 * @param further whom the page tells beside the definition
 * @param stopped whether its workspace is stopped
 */
record CohortDetails(
        CohortSummary line,
        CohortDefinition definition,
        Optional<CohortEntry> ledger,
        List<Import> newest,
        List<Import> shown,
        boolean before,
        CohortTotals.Older older,
        Optional<String> ranWith,
        long largest,
        Optional<ScheduleSummary> schedule,
        CohortDefinition.Further further,
        Optional<Import> lastFile,
        Optional<DefinitionPlace> place,
        List<DefinitionError> errors,
        Optional<String> wrongText,
        boolean stopped) {

    String cohort() {
        return line.cohort();
    }

    /** For the words of an import that need not be the newest: what came before that one is not what came before it. */
    ImportContext plainContext() {
        return line.context().with(ImportPast.UNKNOWN).with(ImportContext.Present.UNKNOWN);
    }

    /** Whether its members are in another workspace than the definition says. */
    boolean isElsewhere() {
        return ledger.filter(entry -> entry.present() > 0)
                .filter(entry -> !entry.target().workspace().equals(definition.workspace()))
                .isPresent();
    }

    boolean isBehind() {
        return ledger.flatMap(CohortEntry::behind).isPresent();
    }

    /** Nothing was ever tried; a pause may stand all the same. */
    boolean isNew() {
        return ledger.isEmpty() || newest.isEmpty();
    }

    boolean isPaused() {
        return ledger.flatMap(CohortEntry::paused).isPresent();
    }

    /** Who is told, and when: as the file says, and the page. */
    CohortDefinition.Notice notice() {
        return definition.tellingAlso(further).notice();
    }

    /** Identifiers that Braze refuses, as the last import counted them. */
    long refused() {
        return line.lastImport().map(it -> it.counts().refused()).orElse(0L);
    }
}
