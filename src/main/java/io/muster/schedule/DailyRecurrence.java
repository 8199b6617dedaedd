package io.muster.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Stream;

/** Every day. */
record DailyRecurrence(LocalTime at) implements CalendarRecurrence {

    @Override
    public Stream<LocalDate> days(LocalDate first) {
        return Stream.iterate(first, day -> day.plusDays(1));
    }
}
