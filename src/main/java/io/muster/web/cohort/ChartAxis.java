package io.muster.web.cohort;

import java.util.ArrayList;
import java.util.List;

/** A scale of round numbers around the least and the most: three to five lines, the lowest first. */
record ChartAxis(long low, long high, long step) {

    private static final int STRETCHES = 3;

    static ChartAxis of(long least, long most) {
        long step = round(Math.max(1, (most - least + STRETCHES - 1) / STRETCHES));
        long low = Math.floorDiv(least, step) * step;
        long high = Math.max(-Math.floorDiv(-most, step) * step, low + step);
        return new ChartAxis(low, high, step);
    }

    List<Long> lines() {
        List<Long> lines = new ArrayList<>();
        for (long line = low; line <= high; line += step) {
            lines.add(line);
        }
        return lines;
    }

    /** How far up a number is: 0 at the lowest line, 1 at the highest. */
    double height(long number) {
        return (double) (number - low) / (high - low);
    }

    /** The next of 1, 2, 5, 10, 20, 50 and so on. */
    private static long round(long wish) {
        long power = 1;
        while (power * 10 <= wish) {
            power *= 10;
        }
        for (long factor : new long[] {1, 2, 5, 10}) {
            if (factor * power >= wish) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
