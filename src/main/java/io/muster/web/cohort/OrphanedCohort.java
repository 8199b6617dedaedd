package io.muster.web.cohort;

import io.muster.imports.Import;
import io.muster.ledger.store.CohortStore.CohortEntry;
import java.util.Optional;

/**
 * A cohort whose definition is gone, of which ledger or history still know.
 *
 * @param stopped whether the workspace of its members is stopped
 */
record OrphanedCohort(String cohort, Optional<CohortEntry> ledger, Optional<Import> last, boolean stopped) {

    String name() {
        return ledger.flatMap(CohortEntry::nameSent)
                .or(() -> last.map(Import::name))
                .orElse(cohort);
    }

    long present() {
        return ledger.map(CohortEntry::present).orElse(0L);
    }

    String workspace() {
        return ledger.map(entry -> entry.target().workspace())
                .or(() -> last.map(Import::workspace))
                .orElse("");
    }
}
