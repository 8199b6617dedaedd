package io.muster.braze;

import io.muster.ledger.store.Batch;
import io.muster.ledger.store.BatchStore;
import io.muster.ledger.store.BatchStore.SendRound;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.ledger.store.SendAttempt;
import io.muster.model.Durations;
import io.muster.model.ImportRun;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the delivery route asks and tells: the order of the batches, their marks, bodies and answers. The route has the
 * order of the steps, the throttle, the redelivery and the endpoint. Safe for use by many threads.
 */
public final class DeliverySteps {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySteps.class);

    /** A wait for quiet is looked at again this often, since a cancel or a stop must not wait for it. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** Over so many refused alone, when nothing was accepted, the cohort is at fault (docs/design.md, <i>Delivery</i>). */
    private static final int ALL_REFUSED = 20;
    /** Over so many and 5 % of the changes as well. */
    private static final int MANY_REFUSED = 50;

    private static final long CREATE = 0;
    private static final Duration MARK_COUNTS_FOR = Duration.ofSeconds(5);
    /** Longer than a mark may take while our database is slow. */
    private static final Duration PERMIT_COUNTS_FOR = Duration.ofSeconds(3);

    private final BatchStore batches;
    private final CohortStore cohorts;
    private final BrazeRequests requests;
    private final ResponseReader answers;
    private final RateLimitPause pause;
    private final LimitPatience patience;
    private final ApiKeys apiKeys;
    private final Limits limits;
    private final BiConsumer<ImportRun, Optional<Instant>> settling;
    private final Clock clock;

    /** @param inFlight most requests in flight for one import */
    public record Limits(int inFlight, Duration retryFor) {}

    /** @param settling told until when an import settles, and with empty when it goes on */
    public DeliverySteps(
            BatchStore batches,
            CohortStore cohorts,
            RateLimitPause pause,
            LimitPatience patience,
            ApiKeys apiKeys,
            Limits limits,
            BiConsumer<ImportRun, Optional<Instant>> settling,
            Clock clock) {
        this.batches = batches;
        this.cohorts = cohorts;
        this.requests = new BrazeRequests();
        this.answers = new ResponseReader(clock);
        this.pause = pause;
        this.patience = patience;
        this.apiKeys = apiKeys;
        this.limits = limits;
        this.settling = settling;
        this.clock = clock;
    }

    /** Begins what the route carries as the variable {@code delivery}. */
    public Delivery open(ImportRun run) {
        return new Delivery(run, limits.inFlight());
    }

    /**
     * The cohort where Braze has to hear of it first: before its first members call, and when its name changed. The
     * delivery's first step, also where it was taken over.
     */
    public List<String> creates(Delivery delivery) {
        ImportRun run = delivery.run();
        run.delivers(delivery::abandon);
        if (run.planned() && batches.answered(run).accepted() > 0) {
            patience.proven(delivery);
        }
        Optional<String> sent = cohort(run).nameSent();
        boolean due = sent.isEmpty()
                ? batches.next(run).isPresent()
                : !sent.get().equals(run.definition().name());
        return due ? List.of(run.target().cohort()) : List.of();
    }

    public Object createBody(Delivery delivery) {
        ImportRun run = delivery.run();
        return requests.create(
                keys(run),
                run.target().cohort(),
                run.definition().name(),
                cohort(run).createdAt());
    }

    public void created(Delivery delivery) {
        ImportRun run = delivery.run();
        delivery.answered(CREATE);
        cohorts.named(run.target().id(), run.definition().name());
    }

    /**
     * Prepares the next round of batches, after the quiet that it needs.
     *
     * @return false when every batch has its answer, or the import has to end
     */
    public boolean next(Delivery delivery) {
        ImportRun run = delivery.run();
        if (run.isStopped()) {
            return false;
        }
        // A kill may have come between the last refusal and what follows from it.
        judge(delivery);
        if (run.isStopped()) {
            return false;
        }
        if (delivery.idles()) {
            // Nothing was even marked, such as when an operator stopped a route: no reason to spin.
            run.pause(LOOK_AGAIN);
        }
        Optional<SendRound> round = batches.next(run);
        boolean waited = false;
        while (round.isPresent() && round.get().notBefore().isPresent()) {
            Instant until = round.get().notBefore().get().toInstant();
            Duration left = batches.until(round.get().notBefore().get());
            settling.accept(run, Optional.of(until));
            waited = true;
            run.pause(left.compareTo(LOOK_AGAIN) < 0 ? left.plusMillis(5) : LOOK_AGAIN);
            round = batches.next(run);
        }
        if (waited) {
            settling.accept(run, Optional.empty());
        }
        round.ifPresent(next -> delivery.round(next.phases()));
        return round.isPresent();
    }

    /** The round's batches, each handed out when the window has a place for it. */
    public Iterator<Batch> batches(Delivery delivery) {
        ImportRun run = delivery.run();
        Set<Integer> phases = delivery.phases();
        return new BatchIterator(delivery, after -> batches.some(run, phases, after));
    }

    /** Waits before a repeat as {@code backOff} says, but never longer than the batch is repeated at all. */
    public void backOff(Delivery delivery, Batch batch, BackOff backOff) {
        backOff(delivery, batch.no(), backOff);
    }

    /** The same for the create. */
    public void backOff(Delivery delivery, BackOff backOff) {
        backOff(delivery, CREATE, backOff);
    }

    private void backOff(Delivery delivery, long no, BackOff backOff) {
        ImportRun run = delivery.run();
        Optional<Delivery.Failing> failing = delivery.failing(no);
        if (failing.isPresent()) {
            Duration left =
                    limits.retryFor().minus(failedFor(delivery, failing.get().since()));
            backOff.await(run, failing.get().attempts(), left.isNegative() ? Duration.ZERO : left);
        }
    }

    /** A wait for Braze's limit is not a failed attempt: what fails after it has the whole time again. */
    private Duration failedFor(Delivery delivery, Instant since) {
        Instant limited = pause.last(delivery.run().target().endpoint());
        return Duration.between(since.isAfter(limited) ? since : limited, clock.instant());
    }

    /** Waits for a place in the import's window; {@link #leave} gives it back. */
    public void enter(Delivery delivery) {
        delivery.inFlight().enter(delivery.run());
    }

    /** Whatever became of the attempt, its place in the window is free. */
    public void leave(Delivery delivery, Batch batch) {
        delivery.inFlight().leave(batch.no(), System.nanoTime());
    }

    public Object body(Delivery delivery, Batch batch) {
        ImportRun run = delivery.run();
        return requests.members(keys(run), run.target().cohort(), batch);
    }

    public SendAttempt mark(Delivery delivery, Batch batch) {
        ImportRun run = delivery.run();
        // After its body was made: what ended the import may be that the keys in it are another workspace's.
        run.check();
        delivery.marked();
        SendAttempt attempt = batches.mark(run, batch);
        delivery.inFlight().sent(batch.no(), attempt.markedNanos());
        return attempt;
    }

    /**
     * The last look before the request leaves: a mark that is too old says a wrong time, so it is made again (docs/design.md,
     * rule 6); a permit that is too old is another second's.
     */
    public void onTime(Delivery delivery, SendAttempt attempt, RequestBudget.Permit permit) {
        if (batches.isOlder(attempt, MARK_COUNTS_FOR)
                || System.nanoTime() - permit.nanos() > PERMIT_COUNTS_FOR.toNanos()) {
            delivery.inFlight().notSent(attempt.batch().no());
            batches.turnedAway(delivery.run(), attempt);
            throw new BrazeResponse.NotSent();
        }
    }

    /**
     * Reads an answer to a members request; anything but accepted is thrown as an {@link BrazeResponse.NotAccepted}.
     *
     * @param headers the answer's headers
     * @param body none, where Braze said nothing but the status
     */
    public void answer(
            Delivery delivery, SendAttempt attempt, int status, Map<String, Object> headers, byte @Nullable [] body) {
        ImportRun run = delivery.run();
        BrazeResponse answer = answers.read(status, header(headers), ResponseBody.of(body));
        long no = attempt.batch().no();
        delivery.inFlight().answered(no, answer, System.nanoTime());
        if (!(answer instanceof BrazeResponse.Unanswered || answer instanceof BrazeResponse.Locked)) {
            delivery.answered(no);
        }
        if (answer instanceof BrazeResponse.Limited
                || answer instanceof BrazeResponse.Locked
                || answer instanceof BrazeResponse.KeysRefused
                || answer instanceof BrazeResponse.Declined) {
            batches.turnedAway(run, attempt);
        }
        if (answer instanceof BrazeResponse.Accepted accepted) {
            delivery.acceptance(no, accepted);
        }
        raise(delivery, answer);
    }

    /** Reads an answer to a create request. */
    public void answer(Delivery delivery, int status, Map<String, Object> headers, byte @Nullable [] body) {
        ImportRun run = delivery.run();
        BrazeResponse answer = answers.read(status, header(headers), ResponseBody.of(body));
        if (answer instanceof BrazeResponse.Limited) {
            delivery.answered(CREATE);
        }
        if (answer instanceof BrazeResponse.Accepted accepted) {
            warned(
                    delivery,
                    accepted,
                    new WarningText(keys(run)).without(List.of(run.target().cohort())));
        }
        raise(delivery, answer);
    }

    private void raise(Delivery delivery, BrazeResponse answer) {
        if (answer instanceof BrazeResponse.Limited limited) {
            patience.limited(delivery, limited.until());
        } else if (answer instanceof BrazeResponse.Accepted) {
            patience.accepted(delivery);
        }
        if (answer instanceof BrazeResponse.NotAccepted problem) {
            throw problem;
        }
    }

    public void acknowledge(Delivery delivery, SendAttempt attempt) {
        ImportRun run = delivery.run();
        BrazeResponse.Accepted accepted = delivery.acceptance(attempt.batch().no());
        batches.acknowledge(run, attempt, accepted.queued());
        apiKeys.accepted(run.target().workspace());
        delivery.accepted(attempt.batch());
        warned(
                delivery,
                accepted,
                new WarningText(keys(run))
                        .without(attempt.batch().adds())
                        .without(attempt.batch().removes()));
    }

    private void warned(Delivery delivery, BrazeResponse.Accepted accepted, WarningText text) {
        if (!accepted.warnings().isEmpty()) {
            batches.warned(
                    delivery.run(),
                    accepted.warnings().size(),
                    text.of(accepted.warnings().get(0)));
        }
    }

    /** Whether a batch without a definite answer is repeated once more. */
    public boolean repeats(Delivery delivery, Batch batch) {
        return repeats(delivery, batch.no());
    }

    /** The same for the create, which has no number. */
    public boolean repeatsCreate(Delivery delivery) {
        return repeats(delivery, CREATE);
    }

    private boolean repeats(Delivery delivery, long no) {
        ImportRun run = delivery.run();
        Duration failing =
                failedFor(delivery, delivery.failed(no, clock.instant()).since());
        boolean again = !run.isStopped() && failing.compareTo(limits.retryFor()) < 0;
        // A moment's trouble is over before anybody could look at it.
        if (again && failing.compareTo(limits.retryFor().dividedBy(30)) > 0 && delivery.tells()) {
            LOG.warn(
                    "{} braze=UNANSWERED action=\"repeated for {}; look at the network, the endpoint and Braze's status page"
                            + " when this stays\"",
                    run,
                    Durations.words(limits.retryFor()).sentence());
        }
        return again;
    }

    /** How long an attempt without a definite answer is made again. */
    public Duration retryFor() {
        return limits.retryFor();
    }

    /** Braze refuses the cohort itself: no identifier is at fault. */
    public void cohortRefused(Delivery delivery) {
        ImportRun run = delivery.run();
        run.stop(new StopReason.CohortRefused(Reason.of(ReasonCode.COHORT_REFUSED)));
        batches.forgetRefused(run);
    }

    /** 400: halved until the bad identifiers are alone; one alone is refused. */
    public void refused(Delivery delivery, SendAttempt attempt) {
        ImportRun run = delivery.run();
        if (run.isStopped()) {
            batches.turnedAway(run, attempt);
        } else if (attempt.batch().size() > 1) {
            batches.halve(run, attempt);
        } else {
            batches.refuse(run, attempt);
            judge(delivery);
        }
    }

    /** Counted from what is durable: who takes an import over goes by all that was refused before. */
    private void judge(Delivery delivery) {
        ImportRun run = delivery.run();
        BatchStore.AnsweredChanges answered = batches.answered(run);
        long alone = answered.refused();
        boolean allSoFar = alone >= ALL_REFUSED && answered.accepted() == 0;
        boolean many = alone > MANY_REFUSED && alone * 20 > batches.changes(run);
        if (allSoFar || many) {
            run.stop(new StopReason.CohortRefused(Reason.of(ReasonCode.TOO_MANY_REFUSED, alone)));
        }
        // Also what was on its way here while another thread found out.
        if (run.stopped().filter(StopReason.CohortRefused.class::isInstance).isPresent()) {
            batches.forgetRefused(run);
        }
    }

    private CohortEntry cohort(ImportRun run) {
        return cohorts.find(run.target().cohort()).orElseThrow();
    }

    private BrazeRequests.Keys keys(ImportRun run) {
        return apiKeys.of(run.target().workspace());
    }

    private static Function<String, Optional<String>> header(Map<String, Object> headers) {
        return name -> headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(entry -> String.valueOf(entry.getValue()));
    }
}
