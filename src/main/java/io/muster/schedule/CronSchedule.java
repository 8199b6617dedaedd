package io.muster.schedule;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * By Quartz's cron expression, with Quartz's own ways where the clock changes: a time that the clock leaves out is left
 * out, and of one that it shows twice the second counts.
 */
record CronSchedule(String expression) implements Rhythm {

    CronSchedule {
        parsed(expression, ZoneOffset.UTC);
    }

    @Override
    public Optional<Time> next(Instant after, ZoneId zone) {
        return after(expression, after, zone).map(at -> new Time(at, oddity(after, at, zone)));
    }

    private Optional<Oddity> oddity(Instant after, Instant at, ZoneId zone) {
        if (zone.getRules().getValidOffsets(LocalDateTime.ofInstant(at, zone)).size() > 1) {
            return Optional.of(Oddity.CRON_DOUBLED);
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(after);
        return change != null && change.isGap() && !change.getInstant().isAfter(at) && skips(change)
                ? Optional.of(Oddity.CRON_SKIPPED)
                : Optional.empty();
    }

    /** Whether a clock without changes would have shown one of its times in the gap. */
    private boolean skips(ZoneOffsetTransition gap) {
        Instant before = gap.getDateTimeBefore().toInstant(ZoneOffset.UTC);
        Instant end = gap.getDateTimeAfter().toInstant(ZoneOffset.UTC);
        return after(expression, before.minusSeconds(1), ZoneOffset.UTC)
                .filter(at -> at.isBefore(end))
                .isPresent();
    }

    private static Optional<Instant> after(String expression, Instant after, ZoneId zone) {
        return Optional.ofNullable(parsed(expression, zone).getTimeAfter(Date.from(after)))
                .map(Date::toInstant);
    }

    /** A new one each time, since Quartz's are not to be shared between threads. */
    private static CronExpression parsed(String expression, ZoneId zone) {
        try {
            CronExpression parsed = new CronExpression(expression);
            parsed.setTimeZone(TimeZone.getTimeZone(zone));
            return parsed;
        } catch (ParseException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }
}
