package io.muster.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.stream.Stream;

/** On one day of each month, or on its last where it has no such day. */
record MonthlyRecurrence(int day, LocalTime at) implements CalendarRecurrence {

    /** No month has more days, so this one is always the last. */
    static final int LAST = 32;

    MonthlyRecurrence {
        if (day < 1 || day > LAST) {
            throw new IllegalArgumentException("a month has no day " + day);
        }
    }

    boolean isLast() {
        return day == LAST;
    }

    @Override
    public Stream<LocalDate> days(LocalDate first) {
        return Stream.iterate(YearMonth.from(first), month -> month.plusMonths(1))
                .map(month -> month.atDay(Math.min(day, month.lengthOfMonth())));
    }

    @Override
    public boolean isStandIn(LocalDate of) {
        return !isLast() && of.getDayOfMonth() != day;
    }
}
