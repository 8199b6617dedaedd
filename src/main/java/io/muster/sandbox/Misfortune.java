package io.muster.sandbox;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws each request's fate from the faults. Safe for all threads; its order of draws is the order of arrival. */
final class Misfortune {

    private static final int[] FAILURES = {500, 502, 503};

    private final Faults faults;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final List<RequestLimit> limits;
    private long requests;

    Misfortune(Faults faults, RandomGenerator random, InstantSource clock) {
        this.faults = faults;
        this.random = random;
        this.clock = clock;
        this.limits = Stream.of(
                        new RequestLimit(faults.requestsPerHour(), ChronoUnit.HOURS),
                        new RequestLimit(faults.requestsPerSecond(), ChronoUnit.SECONDS))
                .filter(RequestLimit::isSet)
                .toList();
    }

    Faults faults() {
        return faults;
    }

    /** @param objection asked for once the request is within the limits, before any fault strikes */
    synchronized Fate meet(Supplier<Optional<Answer.Json>> objection) {
        RequestLimit.Turn turn = limits.stream()
                .map(limit -> limit.take(clock.instant()))
                .reduce(RequestLimit.Turn.FREE, RequestLimit.Turn::and);
        Fate fate =
                turn.granted() ? objection.get().map(this::refused).orElseGet(this::drawn) : refused(Limited.answer());
        return fate.marked(turn.marks());
    }

    /** Takes effect and is answered as it should be, after the latency. */
    synchronized Fate spared() {
        return fate(Answer.success(), Effect.AT_ONCE);
    }

    synchronized Fate refused(Answer answer) {
        return fate(answer, Effect.NONE);
    }

    private Fate drawn() {
        Optional<Fault> drawn = draw();
        return fate(
                drawn.map(this::answer).orElseGet(Answer::success),
                drawn.map(Misfortune::effect).orElse(Effect.AT_ONCE));
    }

    private Fate fate(Answer answer, Effect effect) {
        return new Fate(answer, faults.latency().draw(random), effect);
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

    private Answer answer(Fault fault) {
        return switch (fault) {
            case LIMITED -> faults.limited().answer(clock.instant());
            case LOCKED -> Answer.of(423, "The resource is locked.");
            case FAILED, FAILED_TAKEN ->
                Answer.of(FAILURES[random.nextInt(FAILURES.length)], "Something went wrong on our side.");
            case DROPPED -> new Answer.Silence(true);
            case LOST, LATE_LOST, NEVER -> new Answer.Silence(false);
            case LATE, TWICE -> Answer.success();
        };
    }

    private static Effect effect(Fault fault) {
        return switch (fault) {
            case LIMITED, LOCKED, FAILED, DROPPED, NEVER -> Effect.NONE;
            case LOST, FAILED_TAKEN -> Effect.AT_ONCE;
            case LATE, LATE_LOST -> Effect.LATE;
            case TWICE -> Effect.TWICE;
        };
    }
}
