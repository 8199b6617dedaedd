package io.muster.web.cohorts;

import io.muster.imports.CohortState;
import io.muster.imports.Counts;
import io.muster.imports.Import;
import io.muster.imports.Import.Waiting.WaitCause;
import io.muster.imports.ImportState;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.web.cohorts.CohortSummary.SourceKind;
import io.muster.web.kit.MemberDelta;
import io.muster.web.kit.StatusIcon;
import io.muster.web.schedule.ScheduleTiming;
import io.muster.wording.Sentence;
import io.muster.wording.Times;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the list of cohorts. Public for the templates only.
 *
 * @param group where it stands in the list
 * @param found what a search looks in
 * @param link where its name leads; nowhere for a file that was never read
 * @param next when it is imported next, {@code rhythm} how often that is
 */
public record CohortRow(
        String cohort,
        String name,
        CohortFilter group,
        String found,
        StatusIcon glyph,
        Sentence sentence,
        String present,
        Optional<Sparkline> spark,
        Optional<ProgressBar> bar,
        Optional<MemberDelta> delta,
        String last,
        String lastTime,
        String next,
        String rhythm,
        Optional<String> link,
        Optional<RowAction> offer) {

    /** Added and removed, as words for those who hear them. */

    /** How far a running import is, in whole percent of what Braze is to be told. */
    public record ProgressBar(long percent, boolean waits) {}

    static CohortRow of(CohortSummary line, Phrases phrases) {
        CohortRowWording words = CohortRowWording.of(line, phrases);
        Times times = Times.of(line.context(), phrases);
        Optional<Import> last = line.lastImport();
        boolean running = last.filter(
                        it -> it.state() == ImportState.RUNNING && it.counts().changes() > 0)
                .isPresent();
        // The ledger's own count moves when an import ends; until then it is what was accepted so far.
        long members = running ? last.orElseThrow().counts().presentAfter() : line.present();
        return new CohortRow(
                line.cohort(),
                line.name(),
                CohortFilter.of(line.own().need()),
                (line.name() + " " + line.cohort()).toLowerCase(Locale.ROOT),
                words.glyph(),
                words.sentence(),
                last.isEmpty() && members == 0
                        ? phrases.say("cohorts.nothing")
                        : phrases.numbers().grouped(members),
                last.flatMap(it -> Sparkline.of(
                        line.trail(), members, running, line.context().now(), phrases)),
                last.filter(it -> running).flatMap(it -> bar(it, phrases)),
                last.flatMap(it -> MemberDelta.of(it.counts(), phrases)),
                last.map(it -> nothing(it, phrases)).orElseGet(() -> phrases.say("cohorts.nothing")),
                last.map(it -> it.finishedAt().map(times::moment).orElseGet(() -> phrases.say("cohorts.so.far")))
                        .orElse(""),
                next(line, times, phrases),
                rhythm(line, phrases),
                Optional.of("/cohorts/" + line.cohort())
                        .filter(path ->
                                line.context().definition().isPresent() || CohortDefinition.isId(line.cohort())),
                RowAction.of(line, phrases));
    }

    private static Optional<ProgressBar> bar(Import it, Phrases phrases) {
        Counts counts = it.counts();
        boolean settles =
                it.waiting().filter(wait -> wait.why() == WaitCause.SETTLING).isPresent();
        // What settles is all but done; the sentence counts the seconds.
        return settles
                ? Optional.empty()
                : Optional.of(new ProgressBar(
                        phrases.numbers().wholePercent(counts.acknowledged(), counts.changes()),
                        it.waiting().isPresent()));
    }

    private static String nothing(Import it, Phrases phrases) {
        return it.state() == ImportState.SKIPPED ? phrases.say("cohorts.no.change") : MemberDelta.nothing(it, phrases);
    }

    private static String next(CohortSummary line, Times times, Phrases phrases) {
        boolean pausedSchedule = line.timing().filter(ScheduleTiming::paused).isPresent();
        return switch (line.state()) {
            case PAUSED -> phrases.say("next.paused");
            case STOPPED -> phrases.say("next.key");
            case RETIRED -> phrases.say("cohorts.nothing");
            case INVALID -> line.context().next().map(times::moment).orElseGet(() -> phrases.say("cohorts.nothing"));
            default ->
                line.context()
                        .next()
                        .map(times::moment)
                        .orElseGet(() -> phrases.say(
                                pausedSchedule
                                        ? "next.paused"
                                        : line.timing().isPresent()
                                                ? "next.over"
                                                : line.source() == SourceKind.FILE ? "next.file" : "next.none"));
        };
    }

    private static String rhythm(CohortSummary line, Phrases phrases) {
        if (line.timing().isEmpty()) {
            boolean waitsForFile = line.source() == SourceKind.FILE
                    && line.state() != CohortState.RETIRED
                    && line.state() != CohortState.PAUSED;
            return waitsForFile ? "inbox/" + line.cohort() : "";
        }
        ScheduleTiming timing = line.timing().get();
        boolean rests = timing.paused()
                || line.state() == CohortState.PAUSED
                || line.state() == CohortState.STOPPED
                || line.state() == CohortState.RETIRED;
        return rests ? phrases.say("next.was", timing.words(phrases)) : timing.words(phrases);
    }
}
