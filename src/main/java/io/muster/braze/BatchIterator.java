package io.muster.braze;

import io.muster.ledger.store.Batch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;

/**
 * The batches of a round, a few at a time out of the ledger. {@link #next} waits while enough are at work, so that
 * only as many threads wait for answers as requests may ever be in flight. Used by one thread at a time.
 */
final class BatchIterator implements Iterator<Batch> {

    private final Delivery delivery;
    private final LongFunction<List<Batch>> after;
    private final Deque<Batch> some = new ArrayDeque<>();
    private long last;
    private boolean ended;
    private boolean promised;

    /** @param after some of the round's batches above a number, in their order; none when there are no more */
    BatchIterator(Delivery delivery, LongFunction<List<Batch>> after) {
        this.delivery = delivery;
        this.after = after;
    }

    @Override
    public synchronized boolean hasNext() {
        // The split asks twice, once before each batch is handed to a thread. When what was promised is there no more,
        // it ends at once, and with it the import, while requests are in flight.
        if (promised) {
            return true;
        }
        if (delivery.run().isStopped()) {
            return false;
        }
        if (some.isEmpty() && !ended) {
            some.addAll(after.apply(last));
            ended = some.isEmpty();
        }
        promised = !some.isEmpty();
        return promised;
    }

    @Override
    public synchronized Batch next() {
        // What was promised is given, even when the import was stopped in between; then it is not sent.
        Batch batch = some.pollFirst();
        if (batch == null) {
            throw new NoSuchElementException();
        }
        promised = false;
        delivery.begin();
        last = batch.no();
        return batch;
    }
}
