package io.muster.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who guesses passwords: after a few wrong ones each try doubles the wait, for the name and for the address it
 * came from, whether there is such a user or not. Nobody is locked out for ever: a name waits for a minute at most, since
 * anybody can bring that on somebody else; an address for a quarter of an hour. Kept in memory, for the names and
 * addresses that were seen last; a node that is started again has forgotten. May be shared between threads.
 */
final class LoginThrottle {

    private static final LoginLimit NAME = new LoginLimit(5, Duration.ofMinutes(1));
    private static final LoginLimit ADDRESS = new LoginLimit(20, Duration.ofMinutes(15));
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Tries> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST;
        }
    };

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** @param free tries without a wait */
    private record LoginLimit(int free, Duration longest) {
        Duration waitAfter(int tries) {
            int doublings = Math.min(20, tries - free);
            Duration wait = doublings < 0 ? Duration.ZERO : Duration.ofSeconds(1L << doublings);
            return wait.compareTo(longest) > 0 ? longest : wait;
        }
    }

    private record Tries(int count, Instant last) {}

    /**
     * Counts a try before its password is looked at, so that many at once count too.
     *
     * @param browser one that has signed in as this name before: it waits for its own wrong tries alone
     * @return how long to wait first
     */
    synchronized Optional<Duration> tries(String name, String address, Optional<String> browser) {
        Instant now = clock.instant();
        Map<String, LoginLimit> counted = counted(name, address, browser);
        Duration wait = Duration.ZERO;
        for (Map.Entry<String, LoginLimit> each : counted.entrySet()) {
            wait = longer(wait, wait(each.getKey(), each.getValue(), now));
        }
        if (!wait.isZero()) {
            return Optional.of(wait);
        }
        counted.keySet().forEach(key -> count(key, now));
        return Optional.empty();
    }

    /** The try was right: the name is free again. The address has only this try back: it may have guessed at others. */
    synchronized void right(String name, String address, Optional<String> browser) {
        if (browser.isPresent()) {
            seen.remove("b " + browser.get());
            return;
        }
        seen.remove("n " + name);
        seen.computeIfPresent(place(address), (key, tries) -> new Tries(Math.max(0, tries.count - 1), tries.last));
    }

    private static Map<String, LoginLimit> counted(String name, String address, Optional<String> browser) {
        return browser.map(secret -> Map.of("b " + secret, NAME))
                .orElseGet(() -> Map.of("n " + name, NAME, place(address), ADDRESS));
    }

    /** Whoever has one address of IPv6 has the others of its network. */
    private static String place(String address) {
        return "a " + IpRange.neighbourhood(address);
    }

    private Duration wait(String key, LoginLimit limit, Instant now) {
        Tries tries = seen.get(key);
        if (tries == null) {
            return Duration.ZERO;
        }
        if (tries.last.plus(FORGOTTEN_AFTER).isBefore(now)) {
            seen.remove(key);
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, tries.last.plus(limit.waitAfter(tries.count)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void count(String key, Instant now) {
        seen.merge(key, new Tries(1, now), (old, fresh) -> new Tries(old.count + 1, now));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
