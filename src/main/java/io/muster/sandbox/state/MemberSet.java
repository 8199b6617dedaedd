package io.muster.sandbox.state;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A set of texts in open-addressed arrays: 16 bytes a place, and the texts themselves only when they are kept. A
 * million members of 36 characters take 34 MB, with their texts 82 MB. Guarded by the workspace's lock.
 */
final class MemberSet {

    private static final double FULL = 0.7;

    private final boolean keepsTexts;
    private long[] high = new long[16];
    private long[] low = new long[16];
    private int[] places;
    private StringPool pool = new StringPool();
    private int size;

    MemberSet(boolean keepsTexts) {
        this.keepsTexts = keepsTexts;
        places = new int[keepsTexts ? 16 : 0];
    }

    int size() {
        return size;
    }

    boolean contains(String text) {
        return !isEmpty(find(TextFingerprint.of(text.getBytes(StandardCharsets.UTF_8))));
    }

    boolean add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TextFingerprint print = TextFingerprint.of(bytes);
        int at = find(print);
        if (!isEmpty(at)) {
            return false;
        }
        high[at] = print.high();
        low[at] = print.low();
        if (keepsTexts) {
            places[at] = pool.add(bytes);
        }
        size++;
        if (size > FULL * low.length) {
            grow();
        }
        return true;
    }

    boolean remove(String text) {
        int at = find(TextFingerprint.of(text.getBytes(StandardCharsets.UTF_8)));
        if (isEmpty(at)) {
            return false;
        }
        if (keepsTexts) {
            pool.drop(places[at]);
        }
        size--;
        closeGap(at);
        if (keepsTexts && pool.isMostlyDead()) {
            compact();
        }
        return true;
    }

    /** Shows each text, in no order. */
    void forEach(Consumer<String> reader) {
        if (!keepsTexts) {
            throw new IllegalStateException("the sandbox keeps no texts; start it with texts to see who is held");
        }
        for (int at = 0; at < low.length; at++) {
            if (!isEmpty(at)) {
                reader.accept(pool.get(places[at]));
            }
        }
    }

    /** Where the text stands, or the empty place where it would. */
    private int find(TextFingerprint print) {
        int at = home(print.low());
        while (!isEmpty(at) && (low[at] != print.low() || high[at] != print.high())) {
            at = next(at);
        }
        return at;
    }

    /** Moves back what stands after a gap on its way from home, so that no tombstones pile up. */
    private void closeGap(int gap) {
        int mask = low.length - 1;
        for (int at = next(gap); !isEmpty(at); at = next(at)) {
            boolean passedGap = ((at - home(low[at])) & mask) >= ((at - gap) & mask);
            if (passedGap) {
                move(at, gap);
                gap = at;
            }
        }
        high[gap] = 0;
        low[gap] = 0;
    }

    private void move(int from, int to) {
        high[to] = high[from];
        low[to] = low[from];
        if (keepsTexts) {
            places[to] = places[from];
        }
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldPlaces = places;
        high = new long[oldLow.length * 2];
        low = new long[oldLow.length * 2];
        places = new int[oldPlaces.length * 2];
        for (int from = 0; from < oldLow.length; from++) {
            if ((oldHigh[from] | oldLow[from]) != 0) {
                int to = find(new TextFingerprint(oldHigh[from], oldLow[from]));
                high[to] = oldHigh[from];
                low[to] = oldLow[from];
                if (keepsTexts) {
                    places[to] = oldPlaces[from];
                }
            }
        }
    }

    private void compact() {
        StringPool fresh = new StringPool();
        for (int at = 0; at < low.length; at++) {
            if (!isEmpty(at)) {
                places[at] = fresh.copyFrom(pool, places[at]);
            }
        }
        pool = fresh;
    }

    private boolean isEmpty(int at) {
        return (high[at] | low[at]) == 0;
    }

    private int home(long lowBits) {
        return (int) lowBits & (low.length - 1);
    }

    private int next(int at) {
        return (at + 1) & (low.length - 1);
    }
}
