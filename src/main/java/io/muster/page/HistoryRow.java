package io.muster.page;

import io.muster.history.Context;
import io.muster.history.Counts;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Phrases;
import io.muster.history.Times;
import io.muster.history.Wording;
import io.muster.history.Words;
import java.time.Duration;
import java.util.Optional;

/** One import in a cohort's history. Public for the templates only. */
public record HistoryRow(
        String id,
        String started,
        Glyph glyph,
        String word,
        String why,
        String after,
        Optional<LineView.Delta> delta,
        String nothing,
        String leftOut,
        String took,
        String by) {

    /** From so long ago on a date needs its year. */
    private static final Duration LONG_AGO = Duration.ofDays(300);

    private static final String UNKNOWN = "–";

    /** @param context the cohort's own, without what came before this import: nothing here asks for it */
    static HistoryRow of(Import it, Context context, Phrases phrases) {
        Times times = Times.of(context, phrases);
        Wording wording = new Words(phrases).of(it, context);
        Counts counts = it.counts();
        boolean read = it.state() != ImportState.SKIPPED && counts.rows() > 0;
        boolean known = it.state() != ImportState.SKIPPED && counts.presentBefore() + counts.added() > 0
                || it.state() == ImportState.SUCCEEDED;
        var began = RunsGrid.began(it);
        boolean longAgo = Duration.between(began, context.now()).compareTo(LONG_AGO) > 0;
        return new HistoryRow(
                Long.toString(it.id()),
                longAgo ? times.dateLongAgo(began) : ScheduleSheet.capital(times.moment(began), phrases.locale()),
                Glyph.of(wording.tone(), it),
                wording.word(),
                why(it, phrases),
                known ? phrases.numbers().grouped(counts.presentAfter()) : UNKNOWN,
                delta(counts, phrases),
                nothing(it, phrases),
                read ? phrases.numbers().grouped(counts.rejected()) : UNKNOWN,
                it.state() == ImportState.QUEUED ? UNKNOWN : times.took(RunsGrid.took(it, context.now())),
                by(it, phrases));
    }

    /** Under its heading the schedule and a file need no "by". */
    private static String by(Import it, Phrases phrases) {
        return switch (it.trigger()) {
            case SCHEDULE -> phrases.say("cohort.by.SCHEDULE");
            case FILE ->
                it.file()
                        .map(file -> phrases.say("cohort.by.FILE.by", file))
                        .orElseGet(() -> phrases.say("cohort.by.FILE"));
            default -> new Words(phrases).trigger(it);
        };
    }

    /** What is right needs no reason, but where nothing happened. */
    private static String why(Import it, Phrases phrases) {
        boolean changed =
                it.counts().added() + it.counts().removed() + it.counts().settled() > 0;
        return switch (it.state()) {
            case SUCCEEDED ->
                it.counts().warnings() > 0 ? it.reason() : changed ? "" : phrases.say("cohort.history.unchanged");
            case QUEUED, RUNNING -> "";
            default -> it.reason();
        };
    }

    static Optional<LineView.Delta> delta(Counts counts, Phrases phrases) {
        var numbers = phrases.numbers();
        return counts.added() + counts.removed() == 0
                ? Optional.empty()
                : Optional.of(new LineView.Delta(
                        numbers.added(counts.added()),
                        counts.added() == 0,
                        numbers.removed(counts.removed()),
                        counts.removed() == 0));
    }

    /** What is said where nobody joined or left. */
    static String nothing(Import it, Phrases phrases) {
        boolean compared = it.state() == ImportState.SUCCEEDED || it.state() == ImportState.PARTIAL;
        long open = it.counts().changes() - it.counts().acknowledged();
        if (it.state().isFinal() && !compared && open > 0) {
            return phrases.count("cohorts.not.sent", open);
        }
        return phrases.say(
                compared || it.counts().requests() > 0
                        ? "cohorts.no.change"
                        : it.state().isFinal() ? "cohorts.nothing.sent" : "cohorts.so.far");
    }
}
