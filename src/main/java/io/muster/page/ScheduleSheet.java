package io.muster.page;

import io.muster.history.Phrases;
import io.muster.history.Times;
import io.muster.schedule.Entry;
import io.muster.schedule.Origin;
import io.muster.schedule.Plan;
import io.muster.schedule.ScheduleWords;
import io.muster.schedule.Time;
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
public record ScheduleSheet(String text, Optional<Next> next, List<String> then, Optional<String> rest, String origin) {

    private static final int SHOWN = 3;

    /** @param note what is odd about the time */
    public record Next(String when, String in, Optional<String> note) {}

    static ScheduleSheet of(
            Entry entry, Plan plan, Optional<String> problem, ScheduleWords words, Phrases phrases, Instant now) {
        List<Time> times = plan.upcoming(now, SHOWN);
        boolean paused = entry.paused().isPresent();
        return new ScheduleSheet(
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
                        entry.origin() == Origin.FILE ? "cohort.schedule.file" : "cohort.schedule.page",
                        entry.cohort()));
    }

    /** The same while the cohort itself is paused: it is due, and nothing comes of it. */
    ScheduleSheet resting(Phrases phrases) {
        return new ScheduleSheet(
                text,
                Optional.empty(),
                List.of(),
                rest.or(() -> Optional.of(phrases.say("cohort.schedule.resting"))),
                origin);
    }

    private static Next next(Time time, Plan plan, ScheduleWords words, Phrases phrases, Instant now) {
        String in = new Times(phrases, now, plan.zone()).took(Duration.between(now, time.at()));
        return new Next(words.local(time, plan), phrases.say("cohort.schedule.in", in), words.note(time, plan));
    }

    static String capital(String sentence, Locale locale) {
        return sentence.isEmpty() ? sentence : sentence.substring(0, 1).toUpperCase(locale) + sentence.substring(1);
    }
}
