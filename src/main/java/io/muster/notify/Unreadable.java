package io.muster.notify;

import io.muster.cohort.Definition;
import java.time.Instant;
import java.util.List;

/**
 * A definition that cannot be read, or can again.
 *
 * @param inForce the last valid version, which says who is told
 * @param errors what is wrong, a sentence each; empty when it can be read again
 */
public record Unreadable(Definition inForce, List<String> errors, Instant now) {

    public About about() {
        return errors.isEmpty() ? About.READABLE : About.UNREADABLE;
    }
}
