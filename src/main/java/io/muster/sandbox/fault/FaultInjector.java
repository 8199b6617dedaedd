package io.muster.sandbox.fault;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws each request's fate from the faults. Safe for all threads; its order of draws is the order of arrival. */
public final class FaultInjector {

    private static final int[] FAILURES = {500, 502, 503};

    private final FaultSettings faults;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final List<RequestLimit> limits;
    private long requests;

    public FaultInjector(FaultSettings faults, RandomGenerator random, InstantSource clock) {
        this.faults = faults;
        this.random = random;
        this.clock = clock;
        this.limits = Stream.of(
                        new RequestLimit(faults.requestsPerHour(), ChronoUnit.HOURS),
                        new RequestLimit(faults.requestsPerSecond(), ChronoUnit.SECONDS))
                .filter(RequestLimit::isSet)
                .toList();
    }

    public FaultSettings faults() {
        return faults;
    }

    /** @param objection asked for once the request is within the limits, before any fault strikes */
    public synchronized RequestFate meet(Supplier<Optional<SandboxResponse.Json>> objection) {
        RequestLimit.Turn turn = limits.stream()
                .map(limit -> limit.take(clock.instant()))
                .reduce(RequestLimit.Turn.FREE, RequestLimit.Turn::and);
        RequestFate fate = turn.granted()
                ? objection.get().map(this::refused).orElseGet(this::drawn)
                : refused(RateLimitFault.answer());
        return fate.marked(turn.marks());
    }

    /** Takes effect and is answered as it should be, after the latency. */
    public synchronized RequestFate spared() {
        return fate(SandboxResponse.success(), RequestEffect.AT_ONCE);
    }

    public synchronized RequestFate refused(SandboxResponse answer) {
        return fate(answer, RequestEffect.NONE);
    }

    private RequestFate drawn() {
        Optional<Fault> drawn = draw();
        return fate(
                drawn.map(this::answer).orElseGet(SandboxResponse::success),
                drawn.map(FaultInjector::effect).orElse(RequestEffect.AT_ONCE));
    }

    private RequestFate fate(SandboxResponse answer, RequestEffect effect) {
        return new RequestFate(answer, faults.latency().draw(random), effect);
    }

    private Optional<Fault> draw() {
        requests++;
        if (faults.loseEvery() > 0 && requests % faults.loseEvery() == 0) {
            return Optional.of(Fault.LOST);
        }
        double mark = random.nextDouble();
        for (Fault fault : Fault.values()) {
            double share = faults.share(fault);
            if (mark < share) {
                boolean over = fault == Fault.LIMITED && faults.limited().isOver(clock.instant());
                return over ? Optional.empty() : Optional.of(fault);
            }
            mark -= share;
        }
        return Optional.empty();
    }

    private SandboxResponse answer(Fault fault) {
        return switch (fault) {
            case LIMITED -> faults.limited().answer(clock.instant());
            case LOCKED -> SandboxResponse.of(423, "The resource is locked.");
            case FAILED, FAILED_TAKEN ->
                SandboxResponse.of(FAILURES[random.nextInt(FAILURES.length)], "Something went wrong on our side.");
            case DROPPED -> new SandboxResponse.Silence(true);
            case LOST, LATE_LOST, NEVER -> new SandboxResponse.Silence(false);
            case LATE, TWICE -> SandboxResponse.success();
        };
    }

    private static RequestEffect effect(Fault fault) {
        return switch (fault) {
            case LIMITED, LOCKED, FAILED, DROPPED, NEVER -> RequestEffect.NONE;
            case LOST, FAILED_TAKEN -> RequestEffect.AT_ONCE;
            case LATE, LATE_LOST -> RequestEffect.LATE;
            case TWICE -> RequestEffect.TWICE;
        };
    }
}
