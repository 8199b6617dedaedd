package io.muster.definition;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One file as the polls have seen it.
 *
 * @param since when it was first seen with this stamp
 * @param isRead whether the reading is of this stamp; else it is of an earlier one, or none
 */
record SeenFile(String file, FileFingerprint stamp, Instant since, boolean isRead, Optional<ReadResult> reading) {
    /** Editors and copies write in pieces; a piece of a definition may well be valid, without its guards. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    static SeenFile first(String file, FileFingerprint stamp, Instant now) {
        return new SeenFile(file, stamp, now, false, Optional.empty());
    }

    SeenFile at(FileFingerprint found, Instant now) {
        return found.equals(stamp) ? this : new SeenFile(file, found, now, false, reading);
    }

    SeenFile with(ReadResult read) {
        return new SeenFile(file, stamp, since, true, Optional.of(read));
    }

    /** Also for a file that is gone (editors move theirs away for a moment) or empty: it stays so for a second. */
    boolean isSettled(Instant now) {
        boolean seenLong = !now.isBefore(since.plus(SETTLED));
        boolean isOld = !now.isBefore(stamp.modified().plus(SETTLED));
        return seenLong || (isOld && stamp.size() > 0);
    }

    boolean isGone() {
        return stamp.equals(FileFingerprint.GONE);
    }

    /** Broken files are read at every poll: permissions and rules change without a new stamp. */
    boolean isDue(Instant now) {
        boolean isBroken =
                reading.filter(ReadResult.InvalidDefinition.class::isInstance).isPresent();
        return !isGone() && (!isRead || isBroken) && isSettled(now);
    }

    String cohort() {
        return DefinitionReader.stem(file);
    }
}
