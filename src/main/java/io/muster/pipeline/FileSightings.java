package io.muster.pipeline;

import io.muster.source.file.InboxLayout;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Since when files stand still, by looking at them again and again. A file's own time says nothing of that: it is the
 * clock of whoever wrote it, or the time of what it was copied from. Used by one thread.
 */
final class FileSightings {

    private final Map<Path, Sight> seen = new HashMap<>();

    /**
     * How a file was seen.
     *
     * @param since when it was first seen as it is now
     * @param first when it was first seen at all
     */
    record Sight(InboxLayout.Stamp stamp, Instant since, Instant first) {

        /** When it was last written to: by its own time or, where that lies ahead, by ours. */
        Instant written() {
            return stamp.modified().isBefore(since) ? stamp.modified() : since;
        }
    }

    Sight look(Path file, InboxLayout.Stamp stamp, Instant now) {
        Sight before = seen.getOrDefault(file, new Sight(stamp, now, now));
        boolean same = before.stamp.isSameFile(stamp);
        // A clock that was set back begins again.
        boolean still = before.stamp.equals(stamp) && !before.since.isAfter(now);
        Sight sight = still ? before : new Sight(stamp, now, same ? before.first : now);
        seen.put(file, sight);
        return sight;
    }

    /** Forgets what lies there no longer. */
    void keep(Set<Path> there) {
        seen.keySet().retainAll(there);
    }
}
