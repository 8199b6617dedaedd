package io.muster.web.cohort;

import io.muster.imports.Counts;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import io.muster.web.kit.MemberDelta;
import io.muster.web.kit.StatusIcon;
import io.muster.web.schedule.ScheduleSummary;
import io.muster.wording.ImportWording;
import io.muster.wording.Times;
import io.muster.wording.Wording;
import java.time.Duration;
import java.util.Optional;

/** One import in a cohort's history. Public for the templates only. */
public record HistoryRow(
        String id,
        String started,
        StatusIcon glyph,
        String word,
        String why,
        String after,
        Optional<MemberDelta> delta,
        String nothing,
        String leftOut,
        String took,
        String by) {

    /** From so long ago on a date needs its year. */
    private static final Duration LONG_AGO = Duration.ofDays(300);

    private static final String UNKNOWN = "–";

    /** @param context the cohort's own, without what came before this import: nothing here asks for it */
    static HistoryRow of(Import it, ImportContext context, Phrases phrases) {
        Times times = Times.of(context, phrases);
        Wording wording = new ImportWording(phrases).of(it, context);
        Counts counts = it.counts();
        boolean read = it.state() != ImportState.SKIPPED && counts.rows() > 0;
        boolean known = it.state() != ImportState.SKIPPED && counts.presentBefore() + counts.added() > 0
                || it.state() == ImportState.SUCCEEDED;
        var began = RunsGrid.began(it);
        boolean longAgo = Duration.between(began, context.now()).compareTo(LONG_AGO) > 0;
        return new HistoryRow(
                Long.toString(it.id()),
                longAgo ? times.dateLongAgo(began) : ScheduleSummary.capital(times.moment(began), phrases.locale()),
                StatusIcon.of(wording.tone(), it),
                wording.word(),
                why(it, phrases),
                known ? phrases.numbers().grouped(counts.presentAfter()) : UNKNOWN,
                MemberDelta.of(counts, phrases),
                MemberDelta.nothing(it, phrases),
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
            default -> new ImportWording(phrases).trigger(it);
        };
    }

    /** What is right needs no reason, but where nothing happened. */
    private static String why(Import it, Phrases phrases) {
        boolean changed =
                it.counts().added() + it.counts().removed() + it.counts().settled() > 0;
        return switch (it.state()) {
            case SUCCEEDED ->
                it.counts().warnings() > 0
                        ? phrases.say(it.why())
                        : changed ? "" : phrases.say("cohort.history.unchanged");
            case QUEUED, RUNNING -> "";
            default -> phrases.say(it.why());
        };
    }
}
