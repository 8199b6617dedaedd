package io.muster.web.cohorts;

import io.muster.imports.CohortState.Need;
import java.util.Locale;
import java.util.Optional;

/** Which cohorts a list shows: all, or those that ask for the same. Public for the templates only. */
public enum CohortFilter {
    ALL(Optional.empty()),
    NEED(Optional.of(Need.PERSON)),
    IMPORTING(Optional.of(Need.NOTHING_NOW)),
    IN_SYNC(Optional.of(Need.NOTHING)),
    NEVER(Optional.of(Need.NEW)),
    PAUSED(Optional.of(Need.PAUSED)),
    RETIRED(Optional.of(Need.RETIRED));

    private final Optional<Need> need;

    CohortFilter(Optional<Need> need) {
        this.need = need;
    }

    static CohortFilter of(Need need) {
        for (CohortFilter show : values()) {
            if (show.need.filter(need::equals).isPresent()) {
                return show;
            }
        }
        return ALL;
    }

    /** As the address has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String key() {
        return "show." + this;
    }
}
