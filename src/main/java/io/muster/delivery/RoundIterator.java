package io.muster.delivery;

import io.muster.cohort.Run;
import io.muster.ledger.Batch;
import io.muster.ledger.Batches;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The batches of a round, a few at a time out of the ledger. {@link #next} waits while enough are at work, so that
 * only as many threads wait for answers as requests may ever be in flight. Used by one thread at a time.
 */
final class RoundIterator implements Iterator<Batch> {

    private final Run run;
    private final Delivery delivery;
    private final Batches batches;
    private final Set<Integer> phases;
    private final Deque<Batch> some = new ArrayDeque<>();
    private long last;
    private boolean ended;

    RoundIterator(Run run, Delivery delivery, Batches batches) {
        this.run = run;
        this.delivery = delivery;
        this.batches = batches;
        this.phases = delivery.phases();
    }

    @Override
    public synchronized boolean hasNext() {
        if (run.isStopped()) {
            return false;
        }
        if (some.isEmpty() && !ended) {
            some.addAll(batches.some(run, phases, last));
            ended = some.isEmpty();
        }
        return !some.isEmpty();
    }

    @Override
    public synchronized Batch next() {
        // Not hasNext(): what was promised is given, even when the import was stopped in between.
        Batch batch = some.pollFirst();
        if (batch == null) {
            throw new NoSuchElementException();
        }
        delivery.begin();
        last = batch.no();
        return batch;
    }
}
