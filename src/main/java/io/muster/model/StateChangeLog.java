package io.muster.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * When a state that is looked at every few seconds is worth a line: at once when it is new, then after a minute, two,
 * four and so on up to {@link #MOST}. Used by one thread.
 */
public final class StateChangeLog {

    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration MOST = Duration.ofMinutes(10);

    /** @param gap from the line to the next one, at {@code again} */
    private record LoggedState(String state, Duration gap, Instant again) {}

    private final InstantSource clock;
    private final Map<String, LoggedState> said = new HashMap<>();

    public StateChangeLog(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether to say now that {@code what} is in {@code state}; whoever is told so says it. */
    public boolean isDue(String what, String state) {
        Instant now = clock.instant();
        LoggedState last = said.get(what);
        if (last == null || !last.state.equals(state)) {
            said.put(what, new LoggedState(state, FIRST, now.plus(FIRST)));
            return true;
        }
        if (now.isBefore(last.again)) {
            return false;
        }
        Duration doubled = last.gap.multipliedBy(2);
        Duration gap = doubled.compareTo(MOST) > 0 ? MOST : doubled;
        said.put(what, new LoggedState(state, gap, now.plus(gap)));
        return true;
    }

    /** The state is over: the next one is new, whatever it is. */
    public void forget(String what) {
        said.remove(what);
    }
}
