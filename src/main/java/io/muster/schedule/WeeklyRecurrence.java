package io.muster.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** On days of the week. */
record WeeklyRecurrence(Set<DayOfWeek> days, LocalTime at) implements CalendarRecurrence {

    WeeklyRecurrence {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a weekly schedule needs a day");
        }
        days = Collections.unmodifiableSet(new TreeSet<>(days));
    }

    @Override
    public Stream<LocalDate> days(LocalDate first) {
        return Stream.iterate(first, day -> day.plusDays(1)).filter(day -> days.contains(day.getDayOfWeek()));
    }
}
