package io.muster.braze;

import java.util.Arrays;

/**
 * How many requests of one import may be in flight: grows while answers are quick, shrinks on push-backs (423, 429) and
 * slow answers (docs/design.md, <i>Delivery</i>). Pure: times come in as nanoseconds of one counter. Its owner holds a lock.
 *
 * <p>It judges by rounds of about as many answers as are in flight, and by a round's median: one answer that takes
 * seconds among quick ones says nothing about the next, and the mean would believe it.
 */
final class AdaptiveWindow {

    /** Small enough to ask politely, and full speed is two doublings away. */
    private static final int START = 4;

    private static final int LEAST_ANSWERS = 4;
    /** The best median is forgotten after one to two times so many rounds: Braze may have become slower for good. */
    private static final int REMEMBERED_ROUNDS = 8;

    private static final long MILLI = 1_000_000;
    /** What the network and a busy machine add to very quick answers. */
    private static final long QUICK_ALLOWANCE = 50 * MILLI;

    private static final long SLOW_ALLOWANCE = 100 * MILLI;

    private final int most;
    private final long[] answers;
    private int size;
    private int answered;
    private int rounds;
    private long best = Long.MAX_VALUE;
    private long bestBefore = Long.MAX_VALUE;
    private boolean shrunk;
    private long shrunkAt;

    AdaptiveWindow(int most) {
        this.most = most;
        this.answers = new long[Math.max(most, LEAST_ANSWERS)];
        this.size = Math.min(START, most);
    }

    int size() {
        return size;
    }

    /** A request that left at {@code sent} had a definite answer. */
    void answered(long sent, long now) {
        if (isOld(sent)) {
            return;
        }
        answers[answered++] = now - sent;
        if (answered >= Math.max(size, LEAST_ANSWERS)) {
            judge(median(), now);
        }
    }

    /** It had none, or an error: its time counts, but it is no reason to send more. */
    void unanswered(long sent, long now) {
        if (now - sent > slowFrom()) {
            answered(sent, now);
        }
    }

    /** Braze said 423 or 429. Those that were in flight together say it together, and are heard once. */
    void pushedBack(long sent, long now) {
        if (!isOld(sent)) {
            shrink(size / 2, now);
        }
    }

    /** What left before the window shrank tells of the window before. */
    private boolean isOld(long sent) {
        return shrunk && sent - shrunkAt < 0;
    }

    private void judge(long median, long now) {
        best = Math.min(best, median);
        if (median > slowFrom()) {
            shrink(size * 3 / 4, now);
        } else {
            answered = 0;
            if (median <= best() * 3 / 2 + QUICK_ALLOWANCE) {
                // Doubled until something first spoke against it; then carefully.
                size = Math.min(most, shrunk ? size + 1 : size * 2);
            }
        }
        if (++rounds == REMEMBERED_ROUNDS) {
            rounds = 0;
            bestBefore = best;
            best = Long.MAX_VALUE;
        }
    }

    private void shrink(int to, long now) {
        size = Math.max(1, to);
        shrunk = true;
        shrunkAt = now;
        answered = 0;
    }

    private long best() {
        return Math.min(best, bestBefore);
    }

    private long slowFrom() {
        return best() == Long.MAX_VALUE ? Long.MAX_VALUE : 2 * best() + SLOW_ALLOWANCE;
    }

    private long median() {
        long[] sorted = Arrays.copyOf(answers, answered);
        Arrays.sort(sorted);
        return sorted[(answered - 1) / 2];
    }
}
