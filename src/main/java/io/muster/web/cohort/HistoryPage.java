package io.muster.web.cohort;

import io.muster.imports.Import;
import io.muster.model.Phrases;
import io.muster.wording.Times;
import java.util.List;
import java.util.Optional;

/**
 * A page of a cohort's history. Public for the templates only.
 *
 * @param before whether newer imports are on a page before this one
 * @param next the import before which the next page begins; empty on the last
 * @param soon the same where only the first few are shown
 * @param older how many there are, and since when
 */
public record HistoryPage(
        List<HistoryRow> rows, boolean before, Optional<String> next, Optional<String> soon, String older) {

    /** So many are shown first where there is little room. */
    private static final int FEW = 5;

    static HistoryPage of(CohortDetails details, Times times, Phrases phrases) {
        List<HistoryRow> rows = details.shown().stream()
                .map(it -> HistoryRow.of(it, details.plainContext(), phrases))
                .toList();
        long older = details.older().imports();
        return new HistoryPage(
                rows,
                details.before(),
                older == 0 ? Optional.empty() : last(details.shown(), rows.size()),
                rows.size() > FEW && !details.before() ? last(details.shown(), FEW) : Optional.empty(),
                details.older()
                        .since()
                        .map(since -> phrases.count("cohort.history.older", older, times.dayOfMonth(since)))
                        .orElse(""));
    }

    private static Optional<String> last(List<Import> shown, int number) {
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(Long.toString(shown.get(number - 1).id()));
    }
}
