package io.muster.model;

import java.util.Optional;

/** A part's state; {@code fatal} makes the service not ready. */
public record HealthPart(boolean up, boolean fatal, Optional<String> why) {
    public static final HealthPart UP = new HealthPart(true, false, Optional.empty());

    public static HealthPart down(String why) {
        return new HealthPart(false, true, Optional.of(why));
    }

    /** Something that a person must mend, while the service itself is fine. */
    public static HealthPart ailing(String why) {
        return new HealthPart(false, false, Optional.of(why));
    }
}
