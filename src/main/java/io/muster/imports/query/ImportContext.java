package io.muster.imports.query;

import io.muster.imports.Import;
import io.muster.model.CohortDefinition;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the words of an import need to know beside it. Everything but time and zone may be missing; then less is said.
 *
 * @param definition for its guards, its source and its schedule
 * @param next when the cohort's schedule starts the next import
 */
public record ImportContext(
        Instant now,
        ZoneId zone,
        Optional<CohortDefinition> definition,
        Optional<Instant> next,
        ImportPast past,
        Present present) {

    /**
     * What came before.
     *
     * @param lastRight when the last import ended that left Braze right
     * @param previous the cohort's final import before this one that was not skipped
     * @param failures how many failed in a row directly before this one
     * @param wrongSince when it stopped being right
     * @param cancelledBy who cancelled this import
     * @param overtaken whether a later import of the cohort has ended, so that this one no longer says how it is
     */
    public record ImportPast(
            Optional<Instant> lastRight,
            Optional<Import> previous,
            int failures,
            Optional<Instant> wrongSince,
            Optional<String> cancelledBy,
            boolean overtaken) {

        public static final ImportPast UNKNOWN =
                new ImportPast(Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(), false);

        /** When it stopped being right, at the latest. */
        public Optional<Instant> wentWrong() {
            return wrongSince.or(() -> previous.flatMap(Import::finishedAt));
        }
    }

    /**
     * What is known of an import that has not ended.
     *
     * @param behind the import that it waits for
     * @param deliveringSince when its first request left; without it no time left is guessed
     * @param unanswered requests without an answer
     */
    public record Present(Optional<Long> behind, Optional<Instant> deliveringSince, Optional<Long> unanswered) {

        public static final Present UNKNOWN = new Present(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The time is the clock's; so is the zone, where the definition's schedule names none. */
    public static ImportContext of(Clock clock, Optional<CohortDefinition> definition) {
        ZoneId zone = definition.flatMap(ImportContext::zoneOf).orElse(clock.getZone());
        return new ImportContext(
                clock.instant(), zone, definition, Optional.empty(), ImportPast.UNKNOWN, Present.UNKNOWN);
    }

    public ImportContext withNext(Optional<Instant> next) {
        return new ImportContext(now, zone, definition, next, past, present);
    }

    public ImportContext in(ZoneId zone) {
        return new ImportContext(now, zone, definition, next, past, present);
    }

    public ImportContext with(CohortDefinition definition) {
        return new ImportContext(now, zone, Optional.of(definition), next, past, present);
    }

    public ImportContext with(ImportPast past) {
        return new ImportContext(now, zone, definition, next, past, present);
    }

    public ImportContext with(Present present) {
        return new ImportContext(now, zone, definition, next, past, present);
    }

    private static Optional<ZoneId> zoneOf(CohortDefinition definition) {
        try {
            return definition
                    .schedule()
                    .map(schedule -> schedule.settings().get("zone"))
                    .map(Object::toString)
                    .map(ZoneId::of);
        } catch (DateTimeException e) {
            // The schedule says so where it is read; words must still come out.
            return Optional.empty();
        }
    }
}
