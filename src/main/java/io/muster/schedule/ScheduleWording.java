package io.muster.schedule;

import io.muster.model.Phrases;
import io.muster.wording.Times;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A schedule in words, the same for page, API and mails. */
public final class ScheduleWording {

    /** What stands before the weekdays in a cron expression. */
    private static final String BEFORE_WEEKDAYS = "(?:\\S+ ){5}";
    /** A weekday by its number, and neither a step nor which one of the month. */
    private static final Pattern NUMBERED_DAY = Pattern.compile("(?<![#/0-9])[1-7](?![0-9])");
    /** Quartz begins with Sunday, other crons with Monday or with 0. */
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final Phrases phrases;

    public ScheduleWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Such as: every Monday and Thursday at 07:00 Europe/Paris, until 30 June 2027. */
    public String text(ScheduleCalendar plan) {
        String zone = plan.zone().getId();
        String words = rhythm(plan.rhythm(), zone);
        if (plan.from().isPresent()) {
            words = phrases.say("schedule.from", words, day(plan.from().get()));
        }
        if (plan.until().isPresent()) {
            words = phrases.say("schedule.until", words, day(plan.until().get()));
        }
        return plan.offset().isZero()
                ? words
                : phrases.say(
                        "schedule.jitter", words, times(plan, Instant.EPOCH).took(plan.offset()));
    }

    /** In a word or two, for a line among others: daily, weekly, every 2 h. */
    public String brief(ScheduleCalendar plan) {
        Recurrence rhythm = plan.rhythm();
        if (rhythm instanceof CronRecurrence cron) {
            return cron.every()
                    .map(every -> every.equals(Duration.ofHours(1))
                            ? phrases.say("schedule.brief.hour")
                            : phrases.say(
                                    "schedule.brief.every",
                                    times(plan, Instant.EPOCH).took(every)))
                    .orElseGet(() -> phrases.say("schedule.brief.cron", cron.expression()));
        }
        return phrases.say(
                rhythm instanceof SingleOccurrence
                        ? "schedule.brief.once"
                        : rhythm instanceof DailyRecurrence
                                ? "schedule.brief.daily"
                                : rhythm instanceof WeeklyRecurrence
                                        ? "schedule.brief.weekly"
                                        : "schedule.brief.monthly");
    }

    /** What is odd about a time, in a sentence. */
    public Optional<String> note(ScheduledTime time, ScheduleCalendar plan) {
        return time.anomaly()
                .map(anomaly -> phrases.say(
                        "schedule.note." + anomaly,
                        time(plan.rhythm(), time.at(), plan),
                        times(plan, time.at()).clock(time.at().minus(plan.offset()))));
    }

    /** Such as: Sun 29 Mar, 03:30. */
    public String local(ScheduledTime time, ScheduleCalendar plan) {
        return times(plan, time.at()).date(time.at());
    }

    private String rhythm(Recurrence rhythm, String zone) {
        if (rhythm instanceof SingleOccurrence once) {
            return phrases.say(
                    "schedule.once",
                    day(once.moment().toLocalDate()),
                    clock(once.moment().toLocalTime()),
                    zone);
        }
        if (rhythm instanceof DailyRecurrence daily) {
            return phrases.say("schedule.daily", clock(daily.at()), zone);
        }
        if (rhythm instanceof WeeklyRecurrence weekly) {
            return phrases.say("schedule.weekly", clock(weekly.at()), zone, days(List.copyOf(weekly.days())));
        }
        if (rhythm instanceof MonthlyRecurrence monthly) {
            String key = monthly.isLast() ? "schedule.monthly.last" : "schedule.monthly";
            return phrases.say(key, clock(monthly.at()), zone, monthly.day());
        }
        String expression = rhythm instanceof CronRecurrence cron ? cron.expression() : "";
        String days = expression.replaceFirst(BEFORE_WEEKDAYS, "").replaceFirst(" .*", "");
        String named = NUMBERED_DAY.matcher(days).replaceAll(day -> WEEKDAYS.get(Integer.parseInt(day.group()) - 1));
        return named.equals(days)
                ? phrases.say("schedule.cron", expression, zone)
                : phrases.say("schedule.cron.days", expression, days, named, zone);
    }

    private String days(List<DayOfWeek> days) {
        String words = name(days.get(0));
        for (int i = 1; i < days.size(); i++) {
            words = phrases.say(i == days.size() - 1 ? "schedule.and" : "schedule.comma", words, name(days.get(i)));
        }
        return words;
    }

    private String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, phrases.locale());
    }

    private String day(LocalDate day) {
        return phrases.time("schedule.day").format(day);
    }

    private String clock(LocalTime at) {
        return phrases.time("time.clock").format(at);
    }

    /** The time that the schedule names. */
    private String time(Recurrence rhythm, Instant at, ScheduleCalendar plan) {
        if (rhythm instanceof CalendarRecurrence days) {
            return clock(days.at());
        }
        return rhythm instanceof SingleOccurrence once
                ? clock(once.moment().toLocalTime())
                : times(plan, at).clock(at.minus(plan.offset()));
    }

    private Times times(ScheduleCalendar plan, Instant now) {
        return new Times(phrases, now, plan.zone());
    }
}
