package io.muster.web.cohorts;

import io.muster.web.cohorts.CohortListView.CohortGroup;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody looks for in the list, as the address keeps it. The browser filters by the same rule while the page is
 * open. Public for the templates only.
 *
 * @param q part of a name or an id
 */
public record CohortQuery(CohortFilter show, String q) {

    static final CohortQuery ALL = new CohortQuery(CohortFilter.ALL, "");

    private static final int LONGEST = 100;

    static CohortQuery of(Optional<String> show, Optional<String> q) {
        return new CohortQuery(
                show.flatMap(word -> Arrays.stream(CohortFilter.values())
                                .filter(each -> each.word().equals(word))
                                .findFirst())
                        .orElse(CohortFilter.ALL),
                q.map(String::strip)
                        .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                        .orElse(""));
    }

    public boolean shows(CohortRow line) {
        return (show == CohortFilter.ALL || show == line.group())
                && line.found().contains(q.toLowerCase(Locale.ROOT));
    }

    public boolean showsAny(CohortGroup group) {
        return group.lines().stream().anyMatch(this::shows);
    }

    public boolean showsAny(CohortListView view) {
        return view.groups().stream().anyMatch(this::showsAny);
    }
}
