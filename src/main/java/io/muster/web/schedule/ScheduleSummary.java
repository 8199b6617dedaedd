package io.muster.web.schedule;

import io.muster.model.Phrases;
import io.muster.schedule.ScheduleCalendar;
import io.muster.schedule.ScheduleEntry;
import io.muster.schedule.ScheduleOwner;
import io.muster.schedule.ScheduleWording;
import io.muster.schedule.ScheduledTime;
import io.muster.wording.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cohort's schedule in words: what it says, when it is next and the two times then. Public for the templates only.
 *
 * @param rest why it rests or what is wrong with it
 */
public record ScheduleSummary(
        String text, Optional<Next> next, List<String> then, Optional<String> rest, String origin) {

    private static final int SHOWN = 3;

    /** @param note what is odd about the time */
    public record Next(String when, String in, Optional<String> note) {}

    static ScheduleSummary of(
            ScheduleEntry entry,
            ScheduleCalendar plan,
            Optional<String> problem,
            ScheduleWording words,
            Phrases phrases,
            Instant now) {
        List<ScheduledTime> times = plan.upcoming(now, SHOWN);
        boolean paused = entry.paused().isPresent();
        return new ScheduleSummary(
                capital(words.text(plan), phrases.locale()),
                times.stream().findFirst().filter(time -> !paused).map(time -> next(time, plan, words, phrases, now)),
                paused
                        ? List.of()
                        : times.stream()
                                .skip(1)
                                .map(time -> words.local(time, plan))
                                .toList(),
                entry.paused()
                        .map(by -> phrases.say("cohort.schedule.paused", by.by()))
                        .or(() -> problem),
                phrases.say(
                        entry.origin() == ScheduleOwner.FILE ? "cohort.schedule.file" : "cohort.schedule.page",
                        entry.cohort()));
    }

    /** The same while the cohort itself is paused: it is due, and nothing comes of it. */
    public ScheduleSummary resting(Phrases phrases) {
        return new ScheduleSummary(
                text,
                Optional.empty(),
                List.of(),
                rest.or(() -> Optional.of(phrases.say("cohort.schedule.resting"))),
                origin);
    }

    private static Next next(
            ScheduledTime time, ScheduleCalendar plan, ScheduleWording words, Phrases phrases, Instant now) {
        String in = new Times(phrases, now, plan.zone()).took(Duration.between(now, time.at()));
        return new Next(words.local(time, plan), phrases.say("cohort.schedule.in", in), words.note(time, plan));
    }

    public static String capital(String sentence, Locale locale) {
        return sentence.isEmpty() ? sentence : sentence.substring(0, 1).toUpperCase(locale) + sentence.substring(1);
    }
}
