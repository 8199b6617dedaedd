package io.muster.web.cohorts;

import io.muster.imports.CohortState.Need;
import java.util.Locale;
import java.util.Optional;

/** Which cohorts a list shows: all, or those that ask for the same. Public for the templates only. */
public enum CohortFilter {
    ALL(Optional.empty()),
    NEED(Optional.of(Need.PERSON)),
    WORK(Optional.of(Need.NOTHING_NOW)),
    RIGHT(Optional.of(Need.NOTHING)),
    REST(Optional.of(Need.REST));

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
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "show." + this;
    }
}
