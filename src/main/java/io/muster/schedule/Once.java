package io.muster.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** One time only. */
record Once(LocalDateTime moment) implements Rhythm {

    @Override
    public Optional<Time> next(Instant after, ZoneId zone) {
        return Optional.of(time(zone)).filter(time -> time.at().isAfter(after));
    }

    Time time(ZoneId zone) {
        Optional<Oddity> oddity =
                switch (zone.getRules().getValidOffsets(moment).size()) {
                    case 0 -> Optional.of(Oddity.MISSING);
                    case 1 -> Optional.empty();
                    default -> Optional.of(Oddity.DOUBLED);
                };
        return new Time(moment.atZone(zone).toInstant(), oddity);
    }
}
