package io.muster.web.imports;

import io.muster.imports.query.ImportList.ImportGroup;
import java.util.List;
import java.util.Optional;

/**
 * The page of all imports. Public for the templates only.
 *
 * @param running those that wait or run, above the others
 * @param older where the next page is; empty on the last
 * @param newest where the first page is; empty on it
 */
public record ImportListView(
        String heading,
        List<Filter> filters,
        List<Choice> cohorts,
        Optional<String> cohort,
        ImportGroup group,
        List<ImportRow> running,
        List<ImportRow> ended,
        Optional<String> older,
        Optional<String> newest,
        String zone) {

    /** A group of states to look at. */
    public record Filter(String name, String path, boolean chosen) {}

    /** A cohort to look at. */
    public record Choice(String cohort, String name, boolean chosen) {}
}
