package io.muster.braze;

import io.muster.model.ImportRun;
import io.muster.model.StopReason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One import's requests between their places in the window and their answers. {@link #enter} blocks, all else does not;
 * used by the threads that send. Times are nanoseconds of the counter that marks use.
 */
final class InFlightLimiter {

    /** A stop is noticed this soon. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final AdaptiveWindow window;
    private final Map<Long, Long> sent = new ConcurrentHashMap<>();
    private final Lock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private int taken;

    InFlightLimiter(AdaptiveWindow window) {
        this.window = window;
    }

    /** Waits for a place; throws when the import has to end. {@link #leave} must follow when it returns. */
    void enter(ImportRun run) {
        lock.lock();
        try {
            while (taken >= window.size()) {
                room.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                run.check();
            }
            taken++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.stop(new StopReason.Closing());
            run.check();
        } finally {
            lock.unlock();
        }
    }

    /** The batch's request leaves now. */
    void sent(long no, long at) {
        sent.put(no, at);
    }

    /** It did not leave after all. */
    void notSent(long no) {
        sent.remove(no);
    }

    void answered(long no, BrazeResponse answer, long now) {
        Optional.ofNullable(sent.remove(no)).ifPresent(at -> judge(at, answer, now));
    }

    private void judge(long at, BrazeResponse answer, long now) {
        lock.lock();
        try {
            if (answer instanceof BrazeResponse.Limited || answer instanceof BrazeResponse.Locked) {
                window.pushedBack(at, now);
            } else if (answer instanceof BrazeResponse.Unanswered) {
                window.unanswered(at, now);
            } else {
                window.answered(at, now);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place back; what was sent and has no answer by now will have none. */
    void leave(long no, long now) {
        lock.lock();
        try {
            Optional.ofNullable(sent.remove(no)).ifPresent(at -> window.unanswered(at, now));
            taken--;
            // All, since the window may have grown by more than this place.
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
