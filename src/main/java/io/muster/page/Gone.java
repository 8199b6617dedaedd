package io.muster.page;

import io.muster.history.Import;
import io.muster.ledger.Cohorts;
import java.util.Optional;

/**
 * A cohort whose definition is gone, of which ledger or history still know.
 *
 * @param stopped whether the workspace of its members is stopped
 */
record Gone(String cohort, Optional<Cohorts.Entry> ledger, Optional<Import> last, boolean stopped) {

    String name() {
        return ledger.flatMap(Cohorts.Entry::nameSent)
                .or(() -> last.map(Import::name))
                .orElse(cohort);
    }

    long present() {
        return ledger.map(Cohorts.Entry::present).orElse(0L);
    }

    String workspace() {
        return ledger.map(entry -> entry.target().workspace())
                .or(() -> last.map(Import::workspace))
                .orElse("");
    }
}
