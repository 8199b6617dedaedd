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
        Optional<Delta> delta,
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
                Delta.of(counts, phrases),
                Delta.nothing(it, phrases),
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
}
