package io.muster.model;

import java.time.Instant;
import java.util.List;

/**
 * How the service is, part by part, for people; the health endpoint says the same to machines.
 *
 * @param since when this node was started
 */
public record HealthReport(List<Item> items, String version, String node, Instant since) {

    /** How a part is, the worst first. */
    public enum HealthState {
        /** The service cannot work without it. */
        DOWN,
        /** A person has to mend it. */
        DEGRADED,
        /** It goes on by itself, or somebody wanted it so. */
        WAITING,
        UP
    }

    /**
     * One part.
     *
     * @param part the key of its name, {@code health.part.<part>}
     * @param gaps also moments and reasons, which each reader is told in their own words
     * @param key of its sentence {@code health.<key>}, and of what to do, {@code health.<key>.todo}, where a person has to
     */
    public record Item(String part, HealthState state, String key, List<Object> gaps) {
        public static Item of(String part, HealthState state, String key, Object... gaps) {
            return new Item(part, state, key, List.of(gaps));
        }
    }
}
