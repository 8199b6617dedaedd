package io.muster.page;

import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Phrases;
import io.muster.history.Times;
import java.util.Optional;

/**
 * The one big number, what changed it last, and how it came there. Public for the templates only.
 *
 * @param nothing what is said where nobody joined or left
 * @param when when that was
 */
public record SizeView(
        String present, Optional<Delta> delta, String nothing, String when, Optional<SizeChart> chart, String hint) {

    static SizeView of(Dossier dossier, Times times, Phrases phrases) {
        Optional<Import> last = dossier.newest().stream()
                .filter(it -> it.state() != ImportState.SKIPPED && it.state() != ImportState.QUEUED)
                .findFirst();
        // The ledger's own count moves when an import ends; until then it is what was accepted so far.
        long members = last.filter(
                        it -> it.state() == ImportState.RUNNING && it.counts().changes() > 0)
                .map(it -> it.counts().presentAfter())
                .orElse(dossier.line().present());
        Optional<SizeChart> chart = SizeChart.of(dossier.newest(), times, phrases);
        return new SizeView(
                phrases.numbers().grouped(members),
                last.flatMap(it -> Delta.of(it.counts(), phrases)),
                last.map(it -> Delta.nothing(it, phrases)).orElse(""),
                last.map(it -> it.finishedAt().map(times::moment).orElseGet(() -> phrases.say("cohorts.so.far")))
                        .orElseGet(() -> phrases.say("cohort.size.never")),
                chart,
                chart.isPresent() ? "" : phrases.say("cohort.size.later"));
    }
}
