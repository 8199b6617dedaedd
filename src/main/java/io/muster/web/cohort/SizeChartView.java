package io.muster.web.cohort;

import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.model.Phrases;
import io.muster.web.kit.MemberDelta;
import io.muster.wording.Times;
import java.util.Optional;

/**
 * The one big number, what changed it last, and how it came there. Public for the templates only.
 *
 * @param nothing what is said where nobody joined or left
 * @param when when that was
 */
public record SizeChartView(
        String present,
        Optional<MemberDelta> delta,
        String nothing,
        String when,
        Optional<SizeChart> chart,
        String hint) {

    static SizeChartView of(CohortDetails details, Times times, Phrases phrases) {
        Optional<Import> last = details.newest().stream()
                .filter(it -> it.state() != ImportState.SKIPPED && it.state() != ImportState.QUEUED)
                .findFirst();
        // The ledger's own count moves when an import ends; until then it is what was accepted so far.
        long members = last.filter(
                        it -> it.state() == ImportState.RUNNING && it.counts().changes() > 0)
                .map(it -> it.counts().presentAfter())
                .orElse(details.line().present());
        Optional<SizeChart> chart = SizeChart.of(details.newest(), times, phrases);
        return new SizeChartView(
                phrases.numbers().grouped(members),
                last.flatMap(it -> MemberDelta.of(it.counts(), phrases)),
                last.map(it -> MemberDelta.nothing(it, phrases)).orElse(""),
                last.map(it -> it.finishedAt().map(times::moment).orElseGet(() -> phrases.say("cohorts.so.far")))
                        .orElseGet(() -> phrases.say("cohort.size.never")),
                chart,
                chart.isPresent() ? "" : phrases.say("cohort.size.later"));
    }
}
