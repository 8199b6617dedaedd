package io.muster.braze;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A delivery on a deterministic clock: the product's own window, rota, shared wait and back-off, in the order of
 * {@code routes/deliver.camel.yaml}, before a throttle as Camel's and a Braze that a scenario makes. Nothing waits for
 * real, nothing is left to chance. Used by one thread.
 */
final class Simulation {

    /** What Braze makes of a request. */
    interface Braze {
        /**
         * @param now since the begin
         * @param ofCohort requests of the cohort in flight, this one among them
         * @param ofAll of all cohorts
         */
        Reply reply(Duration now, int ofCohort, int ofAll);
    }

    record Reply(Duration after, BrazeResponse answer) {
        static Reply accepted(Duration after) {
            return new Reply(after, new BrazeResponse.Accepted(false, List.of()));
        }
    }

    static final Instant BEGIN = Instant.parse("2026-11-23T12:00:00Z");

    private static final int MOST_IN_FLIGHT = 16;

    private record Event(long at, long order, Runnable what) {}

    private final MovedClock clock = new MovedClock(BEGIN);
    private final RateLimitPause sharedWait = new RateLimitPause(RateLimitPause.SharedPauses.NONE, clock);
    private final RoundRobin<Request> rota = new RoundRobin<>();
    private final BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(60), new Random(1));
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final List<Cohort> cohorts = new ArrayList<>();
    private final Deque<Long> passed = new ArrayDeque<>();
    private final int perSecond;
    private final Braze braze;
    private long now;
    private long orders;
    private boolean standing;
    private boolean looksAgain;

    /** @param perSecond what the throttle lets through */
    Simulation(int perSecond, Braze braze) {
        this.perSecond = perSecond;
        this.braze = braze;
    }

    /** One cohort's import, with its own window, and what came of it. */
    final class Cohort {
        final String name;
        final int requests;
        int sent;
        int locked;
        int limited;
        int least = Integer.MAX_VALUE;
        int most;
        Duration ended = Duration.ZERO;

        private final AdaptiveWindow window = new AdaptiveWindow(MOST_IN_FLIGHT);
        private final Deque<Request> waiting = new ArrayDeque<>();
        private int begun;
        private int answered;
        private int taken;
        private int flying;

        private Cohort(String name, int requests) {
            this.name = name;
            this.requests = requests;
        }

        private void begin() {
            // A batch is taken out of the ledger when fewer are at work than may ever be in flight.
            while (begun < requests && begun - answered < MOST_IN_FLIGHT) {
                waiting.add(new Request(this));
                begun++;
            }
            enter();
        }

        private void enter() {
            least = Math.min(least, window.size());
            most = Math.max(most, window.size());
            while (taken < window.size() && !waiting.isEmpty()) {
                taken++;
                rota.ask(name, waiting.remove());
            }
            turn();
        }
    }

    private static final class Request {
        private final Cohort cohort;
        private int failed;

        private Request(Cohort cohort) {
            this.cohort = cohort;
        }
    }

    /** A cohort with so many requests to send, from the begin on. */
    Simulation with(String name, int requests) {
        cohorts.add(new Cohort(name, requests));
        return this;
    }

    /** Lets everything happen. */
    List<Cohort> run() {
        cohorts.forEach(Cohort::begin);
        while (!events.isEmpty()) {
            Event next = events.remove();
            clock.pass(Duration.ofNanos(next.at - now));
            now = next.at;
            next.what.run();
        }
        return cohorts;
    }

    private void turn() {
        Optional<Instant> limit = sharedWait.until(StoppableRun.ENDPOINT);
        if (limit.isPresent() && !looksAgain) {
            looksAgain = true;
            in(Duration.between(clock.instant(), limit.get()), () -> {
                looksAgain = false;
                turn();
            });
        }
        if (standing || limit.isPresent()) {
            return;
        }
        rota.next(each -> true).ifPresent(request -> {
            standing = true;
            rota.took(request.cohort.name, request);
            in(throttled(), () -> {
                standing = false;
                leaves(request);
                turn();
            });
        });
    }

    /** As many in any second as are let through: the oldest of them makes room when its second is over. */
    private Duration throttled() {
        long at = passed.size() < perSecond
                ? now
                : Math.max(now, passed.removeFirst() + Duration.ofSeconds(1).toNanos());
        passed.addLast(at);
        return Duration.ofNanos(at - now);
    }

    private void leaves(Request request) {
        Cohort cohort = request.cohort;
        cohort.sent++;
        cohort.flying++;
        long sent = now;
        int all = cohorts.stream().mapToInt(each -> each.flying).sum();
        Reply reply = braze.reply(Duration.ofNanos(now), cohort.flying, all);
        in(reply.after, () -> answered(request, sent, reply.answer));
    }

    private void answered(Request request, long sent, BrazeResponse answer) {
        Cohort cohort = request.cohort;
        cohort.flying--;
        cohort.taken--;
        if (answer instanceof BrazeResponse.Accepted) {
            cohort.window.answered(sent, now);
            sharedWait.accepted(StoppableRun.ENDPOINT);
            cohort.answered++;
            cohort.ended = Duration.ofNanos(now);
        } else {
            cohort.window.pushedBack(sent, now);
            again(request, answer);
        }
        cohort.begin();
    }

    private void again(Request request, BrazeResponse answer) {
        Cohort cohort = request.cohort;
        if (answer instanceof BrazeResponse.Limited limited) {
            cohort.limited++;
            sharedWait.limited(StoppableRun.ENDPOINT, limited.until());
            cohort.waiting.addFirst(request);
        } else {
            cohort.locked++;
            request.failed++;
            in(backOff.after(request.failed), () -> {
                cohort.waiting.addFirst(request);
                cohort.enter();
            });
        }
    }

    private void in(Duration after, Runnable what) {
        events.add(new Event(now + Math.max(0, after.toNanos()), orders++, what));
    }
}
