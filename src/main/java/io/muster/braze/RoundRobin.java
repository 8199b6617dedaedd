package io.muster.braze;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whose turn it is: one of each cohort that asks, round and round, so that a cohort with one request waits for as many
 * others as there are cohorts, not for their requests. Pure; its owner holds a lock.
 *
 * @param <T> who asks; each asks once at a time
 */
final class RoundRobin<T> {

    /** The cohort whose turn is next comes first; none is here without somebody who asks. */
    private final Map<String, Deque<T>> asking = new LinkedHashMap<>();

    void ask(String cohort, T who) {
        asking.computeIfAbsent(cohort, none -> new ArrayDeque<>()).addLast(who);
    }

    /** The first in turn of those who may go at all. */
    Optional<T> next(Predicate<T> may) {
        return asking.values().stream().map(Deque::getFirst).filter(may).findFirst();
    }

    /** {@code who} had the turn; the cohort's others come after those of all other cohorts. */
    void took(String cohort, T who) {
        Deque<T> others = asking.remove(cohort);
        if (others != null) {
            others.remove(who);
            if (!others.isEmpty()) {
                asking.put(cohort, others);
            }
        }
    }

    /** {@code who} asks no more; the cohort keeps its place. */
    void withdraw(String cohort, T who) {
        asking.computeIfPresent(cohort, (same, others) -> {
            others.remove(who);
            return others.isEmpty() ? null : others;
        });
    }
}
