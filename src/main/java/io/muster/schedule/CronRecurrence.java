package io.muster.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * By Quartz's cron expression, with Quartz's own ways where the clock changes: a time that the clock leaves out is left
 * out, and of one that it shows twice the second counts.
 */
record CronRecurrence(String expression) implements Recurrence {

    private static final String ANY_DAY = " +(?:\\* +\\* +\\?|\\? +\\* +\\*)";
    private static final Pattern EVERY_MINUTES = Pattern.compile("\\d+ +(?:\\*|0)/(\\d{1,2}) +\\*" + ANY_DAY);
    private static final Pattern EVERY_HOURS = Pattern.compile("\\d+ +\\d+ +(?:\\*|(?:\\*|0)/(\\d{1,2}))" + ANY_DAY);

    CronRecurrence {
        parsed(expression, ZoneOffset.UTC);
    }

    @Override
    public Optional<ScheduledTime> next(Instant after, ZoneId zone) {
        return after(expression, after, zone).map(at -> new ScheduledTime(at, anomaly(after, at, zone)));
    }

    /** How often, where the expression says nothing but that: every so many minutes or hours of every day. */
    Optional<Duration> every() {
        Matcher minutes = EVERY_MINUTES.matcher(expression);
        if (minutes.matches()) {
            return even(Long.parseLong(minutes.group(1)), 60).map(Duration::ofMinutes);
        }
        Matcher hours = EVERY_HOURS.matcher(expression);
        if (!hours.matches()) {
            return Optional.empty();
        }
        String step = hours.group(1);
        return even(step == null ? 1 : Long.parseLong(step), 24).map(Duration::ofHours);
    }

    /** A step that does not come out even begins again with each hour or day, which is not every so often. */
    private static Optional<Long> even(long step, long of) {
        return step > 0 && of % step == 0 ? Optional.of(step) : Optional.empty();
    }

    private Optional<DstAnomaly> anomaly(Instant after, Instant at, ZoneId zone) {
        if (zone.getRules().getValidOffsets(LocalDateTime.ofInstant(at, zone)).size() > 1) {
            return Optional.of(DstAnomaly.CRON_DOUBLED);
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(after);
        return change != null && change.isGap() && !change.getInstant().isAfter(at) && skips(change)
                ? Optional.of(DstAnomaly.CRON_SKIPPED)
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
