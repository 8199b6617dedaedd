package io.muster.wording;

import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Times and durations in words, as seen at {@code now} in a zone that is named once elsewhere. */
public record Times(Phrases phrases, Instant now, ZoneId zone) {

    /** In the reader's zone, where the reader is known; else in the context's. */
    public static Times of(ImportContext context, Phrases phrases) {
        return new Times(phrases, context.now(), phrases.zone().orElse(context.zone()));
    }

    /** 07:03 */
    public String clock(Instant when) {
        return in("time.clock", when);
    }

    /** 07:03:12 */
    public String clockSeconds(Instant when) {
        return in("time.clock.seconds", when);
    }

    /** today 07:03, yesterday 07:03, Sat 21 Nov, 18:12 */
    public String moment(Instant when) {
        return phrases.say(isNear(when) ? "time.near" : "time.far", day(when), clock(when));
    }

    /** today at 07:03, on Sat 21 Nov at 18:12 */
    public String at(Instant when) {
        return phrases.say(isNear(when) ? "time.near.at" : "time.far.at", day(when), clock(when));
    }

    /** 07:01 today, 18:12 on Sat 21 Nov */
    public String since(Instant when) {
        return phrases.say(isNear(when) ? "time.near.since" : "time.far.since", day(when), clock(when));
    }

    /** Tue 24 Nov, 07:00: for mails, which are read later. */
    public String date(Instant when) {
        return phrases.say("time.far", in("time.day", when), clock(when));
    }

    /** Monday 23 November 2026 at 07:00 (Europe/Paris) */
    public String full(Instant when) {
        return phrases.say("time.full.at", in("time.full", when), clock(when), zone.getId());
    }

    /** today at 07:03, yesterday at 07:03, on Saturday, on 3 November: when something came. */
    public String came(Instant when) {
        if (isNear(when)) {
            return at(when);
        }
        return isThisWeek(when)
                ? phrases.say("time.on", in("time.weekday", when))
                : phrases.say("time.on.date", in("time.date", when));
    }

    /** Whose: today’s, yesterday’s, Sunday’s; empty when it is too long ago for a day's name. */
    public String whose(Instant when) {
        return switch ((int) daysAhead(when)) {
            case -1 -> phrases.say("time.whose.yesterday");
            case 1 -> phrases.say("time.whose.tomorrow");
            default -> whoseWeekday(when);
        };
    }

    /** Whose, by the weekday even for yesterday: for what may still be read days later. */
    public String whoseWeekday(Instant when) {
        if (daysAhead(when) == 0) {
            return phrases.say("time.whose.today");
        }
        return isThisWeek(when) ? phrases.say("time.whose", in("time.weekday", when)) : "";
    }

    /** 3 November */
    public String dayOfMonth(Instant when) {
        return in("time.date", when);
    }

    /** 3 Nov */
    public String dayOfMonthShort(Instant when) {
        return in("time.date.short", when);
    }

    /** 3 */
    public String dayAlone(Instant when) {
        return in("time.date.day", when);
    }

    /** 3 Nov 2025, 07:03 */
    public String dateLongAgo(Instant when) {
        return in("time.date.long.ago", when);
    }

    /** this morning’s, yesterday’s, Saturday’s, that of 3 November: which import. */
    public String whichImport(Instant when) {
        if (daysAhead(when) == 0) {
            int hour = local(when).getHour();
            return phrases.say(hour < 12 ? "import.morning" : hour < 18 ? "import.afternoon" : "import.evening");
        }
        String whose = whose(when);
        return whose.isEmpty() ? phrases.say("import.old", dayOfMonth(when)) : phrases.say("import.whose", whose);
    }

    /** 41 s, 1 min 12 s, 7 h 32 min, 2 days 3 h */
    public String took(Duration duration) {
        return phrases.took(duration);
    }

    /** today, tomorrow, yesterday, Sat 21 Nov */
    private String day(Instant when) {
        return switch ((int) daysAhead(when)) {
            case -1 -> phrases.say("time.yesterday");
            case 0 -> phrases.say("time.today");
            case 1 -> phrases.say("time.tomorrow");
            default -> in("time.day", when);
        };
    }

    public boolean isToday(Instant when) {
        return daysAhead(when) == 0;
    }

    private boolean isNear(Instant when) {
        return Math.abs(daysAhead(when)) <= 1;
    }

    /** A weekday says which day only within six days. */
    private boolean isThisWeek(Instant when) {
        return Math.abs(daysAhead(when)) <= 6;
    }

    private long daysAhead(Instant when) {
        LocalDate today = local(now).toLocalDate();
        return Math.max(
                -1_000_000,
                Math.min(1_000_000, ChronoUnit.DAYS.between(today, local(when).toLocalDate())));
    }

    private ZonedDateTime local(Instant when) {
        return when.atZone(zone);
    }

    private String in(String pattern, Instant when) {
        return phrases.time(pattern).format(local(when));
    }
}
