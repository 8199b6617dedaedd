package io.muster.delivery;

import io.muster.cohort.Run;
import io.muster.cohort.Stop;
import io.muster.ledger.Attempt;
import io.muster.ledger.Batch;
import io.muster.ledger.Batches;
import io.muster.ledger.Cohorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the delivery route asks and tells: the order of the batches, their marks, bodies and answers. The route has the
 * order of the steps, the throttle, the redelivery and the endpoint. Safe for use by many threads.
 */
public final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** A wait for quiet is looked at again this often, since a cancel or a stop must not wait for it. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** Over so many refused alone, when nothing was accepted, the cohort is at fault (design, Delivery). */
    private static final int ALL_REFUSED = 20;
    /** Over so many and 5 % of the changes as well. */
    private static final int MANY_REFUSED = 50;

    private static final long CREATE = 0;
    private static final Duration MARK_COUNTS_FOR = Duration.ofSeconds(5);
    /** Longer than a mark may take while our database is slow. */
    private static final Duration PERMIT_COUNTS_FOR = Duration.ofSeconds(3);

    private final Batches batches;
    private final Cohorts cohorts;
    private final Requests requests;
    private final Answers answers;
    private final SharedWait sharedWait;
    private final LimitPatience patience;
    private final Keyring keyring;
    private final Limits limits;
    private final BiConsumer<Run, Optional<Instant>> settling;
    private final Clock clock;
    private final Map<Long, Delivery> open = new ConcurrentHashMap<>();

    /** @param inFlight most requests in flight for one import */
    public record Limits(int inFlight, Duration retryFor) {}

    /** @param settling told until when an import settles, and with empty when it goes on */
    public Deliveries(
            Batches batches,
            Cohorts cohorts,
            SharedWait sharedWait,
            LimitPatience patience,
            Keyring keyring,
            Limits limits,
            BiConsumer<Run, Optional<Instant>> settling,
            Clock clock) {
        this.batches = batches;
        this.cohorts = cohorts;
        this.requests = new Requests();
        this.answers = new Answers(clock);
        this.sharedWait = sharedWait;
        this.patience = patience;
        this.keyring = keyring;
        this.limits = limits;
        this.settling = settling;
        this.clock = clock;
    }

    /**
     * The cohort where Braze has to hear of it first: before its first members call, and when its name changed. The
     * delivery's first step, also where it was taken over.
     */
    public List<String> creates(Run run) {
        if (run.planned() && batches.answered(run).accepted() > 0) {
            patience.proven(run);
        }
        Optional<String> sent = cohort(run).nameSent();
        boolean due = sent.isEmpty()
                ? batches.next(run).isPresent()
                : !sent.get().equals(run.definition().name());
        return due ? List.of(run.target().cohort()) : List.of();
    }

    public Object createBody(Run run) {
        return requests.create(
                keys(run),
                run.target().cohort(),
                run.definition().name(),
                cohort(run).createdAt());
    }

    public void created(Run run) {
        delivery(run).answered(CREATE);
        cohorts.named(run.target().id(), run.definition().name());
    }

    /**
     * Prepares the next round of batches, after the quiet that it needs.
     *
     * @return false when every batch has its answer, or the import has to end
     */
    public boolean next(Run run) {
        if (run.isStopped()) {
            return false;
        }
        // A kill may have come between the last refusal and what follows from it.
        judge(run);
        if (run.isStopped()) {
            return false;
        }
        if (delivery(run).idles()) {
            // Nothing was even marked, such as when an operator stopped a route: no reason to spin.
            run.pause(LOOK_AGAIN);
        }
        Optional<Batches.Round> round = batches.next(run);
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
        round.ifPresent(next -> delivery(run).round(next.phases()));
        return round.isPresent();
    }

    /** The round's batches, each handed out when the window has a place for it. */
    public Iterator<Batch> batches(Run run) {
        Delivery delivery = delivery(run);
        Set<Integer> phases = delivery.phases();
        return new RoundIterator(run, delivery, after -> batches.some(run, phases, after));
    }

    /** A batch of the round has its answer, or is given up: the next may begin. */
    public void end(Run run) {
        delivery(run).end();
    }

    /** Waits before a repeat as {@code backOff} says, but never longer than the batch is repeated at all. */
    public void backOff(Run run, Batch batch, BackOff backOff) {
        backOff(run, batch.no(), backOff);
    }

    /** The same for the create. */
    public void backOff(Run run, BackOff backOff) {
        backOff(run, CREATE, backOff);
    }

    private void backOff(Run run, long no, BackOff backOff) {
        Optional<Delivery.Failing> failing = delivery(run).failing(no);
        if (failing.isPresent()) {
            Duration left = limits.retryFor().minus(failedFor(run, failing.get().since()));
            backOff.await(run, failing.get().attempts(), left.isNegative() ? Duration.ZERO : left);
        }
    }

    /** A wait for Braze's limit is not a failed attempt: what fails after it has the whole time again. */
    private Duration failedFor(Run run, Instant since) {
        Instant limited = sharedWait.last(run.target().endpoint());
        return Duration.between(since.isAfter(limited) ? since : limited, clock.instant());
    }

    /** Waits for a place in the import's window; {@link #leave} gives it back. */
    public void enter(Run run) {
        delivery(run).inFlight().enter(run);
    }

    /** Whatever became of the attempt, its place in the window is free. */
    public void leave(Run run, Batch batch) {
        delivery(run).inFlight().leave(batch.no(), System.nanoTime());
    }

    /** How many requests each import at work here may have in flight, by its id. */
    public Map<Long, Integer> windows() {
        Map<Long, Integer> windows = new TreeMap<>();
        open.forEach((id, delivery) -> windows.put(id, delivery.inFlight().window()));
        return windows;
    }

    /** The import does not move, since a thread of it is lost: nothing waits for that one any more. */
    public void abandon(Run run) {
        Optional.ofNullable(open.get(run.id())).ifPresent(Delivery::abandon);
        close(run);
    }

    public void close(Run run) {
        open.remove(run.id());
        patience.close(run);
    }

    public Object body(Run run, Batch batch) {
        return requests.members(keys(run), run.target().cohort(), batch);
    }

    public Attempt mark(Run run, Batch batch) {
        // After its body was made: what ended the import may be that the keys in it are another workspace's.
        run.check();
        delivery(run).marked();
        Attempt attempt = batches.mark(run, batch);
        delivery(run).inFlight().sent(batch.no(), attempt.markedNanos());
        return attempt;
    }

    /**
     * The last look before the request leaves: a mark that is too old says a wrong time, so it is made again (design,
     * ledger rule 6); a permit that is too old is another second's.
     */
    public void onTime(Run run, Attempt attempt, RequestBudget.Permit permit) {
        if (batches.isOlder(attempt, MARK_COUNTS_FOR)
                || System.nanoTime() - permit.nanos() > PERMIT_COUNTS_FOR.toNanos()) {
            delivery(run).inFlight().notSent(attempt.batch().no());
            batches.turnedAway(run, attempt);
            throw new AnswerException.Late();
        }
    }

    /**
     * Reads an answer to a members request; anything but accepted is thrown as an {@link AnswerException}.
     *
     * @param headers the answer's headers
     * @param body none, where Braze said nothing but the status
     */
    public void answer(Run run, Attempt attempt, int status, Map<String, Object> headers, byte @Nullable [] body) {
        Answer answer = answers.read(status, header(headers), AnswerBody.of(body));
        long no = attempt.batch().no();
        delivery(run).inFlight().answered(no, answer, System.nanoTime());
        if (!(answer instanceof Answer.Unknown || answer instanceof Answer.Locked)) {
            delivery(run).answered(no);
        }
        if (answer instanceof Answer.Limited
                || answer instanceof Answer.Locked
                || answer instanceof Answer.Unauthorized
                || answer instanceof Answer.Declined) {
            batches.turnedAway(run, attempt);
        }
        if (answer instanceof Answer.Accepted accepted) {
            delivery(run).acceptance(no, accepted);
        }
        raise(run, answer);
    }

    /** Reads an answer to a create request. */
    public void answer(Run run, int status, Map<String, Object> headers, byte @Nullable [] body) {
        Answer answer = answers.read(status, header(headers), AnswerBody.of(body));
        if (answer instanceof Answer.Limited) {
            delivery(run).answered(CREATE);
        }
        if (answer instanceof Answer.Accepted accepted) {
            warned(
                    run,
                    accepted,
                    new WarningText(keys(run)).without(List.of(run.target().cohort())));
        }
        raise(run, answer);
    }

    private void raise(Run run, Answer answer) {
        if (answer instanceof Answer.Limited limited) {
            patience.limited(run, limited.until());
        } else if (answer instanceof Answer.Accepted) {
            patience.accepted(run);
        }
        AnswerException.of(answer).ifPresent(problem -> {
            throw problem;
        });
    }

    public void acknowledge(Run run, Attempt attempt) {
        Answer.Accepted accepted = delivery(run).acceptance(attempt.batch().no());
        batches.acknowledge(run, attempt, accepted.queued());
        keyring.accepted(run.target().workspace());
        delivery(run).accepted(attempt.batch());
        warned(
                run,
                accepted,
                new WarningText(keys(run))
                        .without(attempt.batch().adds())
                        .without(attempt.batch().removes()));
    }

    private void warned(Run run, Answer.Accepted accepted, WarningText text) {
        if (!accepted.warnings().isEmpty()) {
            batches.warned(
                    run, accepted.warnings().size(), text.of(accepted.warnings().get(0)));
        }
    }

    /** Whether a batch without a definite answer is repeated once more. */
    public boolean repeats(Run run, Batch batch) {
        return repeats(run, batch.no());
    }

    /** The same for the create, which has no number. */
    public boolean repeatsCreate(Run run) {
        return repeats(run, CREATE);
    }

    private boolean repeats(Run run, long no) {
        Delivery delivery = delivery(run);
        Duration failing = failedFor(run, delivery.failed(no, clock.instant()).since());
        boolean again = !run.isStopped() && failing.compareTo(limits.retryFor()) < 0;
        // A moment's trouble is over before anybody could look at it.
        if (again && failing.compareTo(limits.retryFor().dividedBy(30)) > 0 && delivery.tells()) {
            LOG.warn(
                    "{} braze=UNANSWERED action=\"repeated for {}; look at the network, the endpoint and Braze's status page"
                            + " when this stays\"",
                    run,
                    Causes.words(limits.retryFor()));
        }
        return again;
    }

    /** No definite answer for too long: the import ends, the next one goes on. */
    public void giveUp(Run run, Throwable cause) {
        run.stop(new Stop.NoAnswer(
                "Braze gave no definite answer for %s (%s). What is unanswered counts as uncertain; the next import settles it."
                        .formatted(Causes.words(limits.retryFor()), describe(cause))));
    }

    /** Braze refused the keys or does not know the partner: this import ends, the caller stops the workspace. */
    public void keysRefused(Run run, AnswerException.KeysRefused refused) {
        run.stop(new Stop.KeysRefused(refused.status(), Causes.of(refused.status(), refused.body(), run.target())));
    }

    /** Turned away by a status that Braze's contract does not know, or by somebody else: no identifier is at fault. */
    public void declined(Run run, AnswerException.Declined declined) {
        run.stop(new Stop.Declined(Causes.declined(declined.status(), declined.body(), run.target())));
    }

    /** Whether the create has to be repeated before this refused batch is halved: true once an import. */
    public boolean mustProve(Run run) {
        return delivery(run).proves();
    }

    /** Braze refuses the cohort itself: no identifier is at fault. */
    public void cohortRefused(Run run) {
        run.stop(new Stop.CohortRefused(
                "Braze refused the cohort itself (400), not one of its members. Check the cohort's id and name."));
        batches.forgetRefused(run);
    }

    /** 400: halved until the bad identifiers are alone; one alone is refused. */
    public void refused(Run run, Attempt attempt) {
        if (run.isStopped()) {
            batches.turnedAway(run, attempt);
        } else if (attempt.batch().size() > 1) {
            batches.halve(run, attempt);
        } else {
            batches.refuse(run, attempt);
            judge(run);
        }
    }

    /** Counted from what is durable: who takes an import over goes by all that was refused before. */
    private void judge(Run run) {
        Batches.AnsweredChanges answered = batches.answered(run);
        long alone = answered.refused();
        boolean allSoFar = alone >= ALL_REFUSED && answered.accepted() == 0;
        boolean many = alone > MANY_REFUSED && alone * 20 > batches.changes(run);
        if (allSoFar || many) {
            run.stop(new Stop.CohortRefused(
                    ("Braze refused %,d identifiers one by one, too many to be their own fault; none is marked as "
                                    + "refused. Check the columns that match names.")
                            .formatted(alone)));
        }
        // Also what was on its way here while another thread found out.
        if (run.stopped().filter(Stop.CohortRefused.class::isInstance).isPresent()) {
            batches.forgetRefused(run);
        }
    }

    /** 413: halved; an identifier alone that is too large is refused. */
    public void tooLarge(Run run, Attempt attempt) {
        refused(run, attempt);
    }

    private Delivery delivery(Run run) {
        Delivery known = open.get(run.id());
        if (known != null) {
            return known;
        }
        Delivery fresh = new Delivery(limits.inFlight());
        return Optional.ofNullable(open.putIfAbsent(run.id(), fresh)).orElse(fresh);
    }

    private Cohorts.Entry cohort(Run run) {
        return cohorts.find(run.target().cohort()).orElseThrow();
    }

    private Requests.Keys keys(Run run) {
        return keyring.of(run.target().workspace());
    }

    private static Function<String, Optional<String>> header(Map<String, Object> headers) {
        return name -> headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(entry -> String.valueOf(entry.getValue()));
    }

    private static String describe(Throwable cause) {
        return cause instanceof AnswerException answer
                ? String.valueOf(answer.getMessage())
                : cause.getClass().getSimpleName();
    }
}
