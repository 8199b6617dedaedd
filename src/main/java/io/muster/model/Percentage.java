package io.muster.model;

/**
 * A share of a whole, written as {@code 30%}.
 *
 * @param ratio 0 to 1 for what is written as 0% to 100%; more is allowed, since a cohort may double
 */
public record Percentage(double ratio) {

    public Percentage {
        if (!(ratio >= 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("a share is 0% or more, not " + ratio);
        }
    }

    public static Percentage percent(double percent) {
        return new Percentage(percent / 100);
    }

    /** Whether {@code part} of {@code whole} is more than this share; of an empty whole nothing is. */
    public boolean isExceededBy(long part, long whole) {
        return whole > 0 && part > ratio * whole;
    }

    /** The share as a definition writes it, such as {@code 30%} or {@code 2.5%}. */
    @Override
    public String toString() {
        double percent = Math.round(ratio * 1_000_000) / 10_000.0;
        return (percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent)) + "%";
    }
}
