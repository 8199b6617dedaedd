package io.muster.model;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers as people read them: grouped, with a real minus and a no-break space before the percent sign. */
public record Numbers(Locale locale) {

    /** Making one costs far more than using it; each use takes a copy, since they are not to be shared. */
    private static final Map<Locale, NumberFormat> WHOLE = new ConcurrentHashMap<>();

    private static final char MINUS = '\u2212';
    private static final String PERCENT = "\u00a0%";

    /** 3,304,395 */
    public String grouped(long number) {
        NumberFormat whole = (NumberFormat)
                WHOLE.computeIfAbsent(locale, NumberFormat::getIntegerInstance).clone();
        String text = whole.format(number);
        return number < 0 ? MINUS + text.replaceFirst("^[-\u2212]", "") : text;
    }

    /** +1,310 */
    public String added(long number) {
        return "+" + grouped(number);
    }

    /** −482 */
    public String removed(long number) {
        return MINUS + grouped(number);
    }

    /** 38.0 %, to a tenth, so that the size of what waits can be weighed. */
    public String share(long part, long whole) {
        NumberFormat tenths = NumberFormat.getNumberInstance(locale);
        tenths.setMinimumFractionDigits(1);
        tenths.setMaximumFractionDigits(1);
        return tenths.format(whole == 0 ? 0 : 100.0 * part / whole) + PERCENT;
    }

    /** 30 %, 2.5 %: as many figures as the definition writes. */
    public String share(Percentage share) {
        return decimal(Math.round(share.ratio() * 1_000_000) / 10_000.0, 4) + PERCENT;
    }

    /** 12, 0.4: with at most so many figures behind the point. */
    public String decimal(double number, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(most);
        return format.format(number);
    }

    /** 62 %; what is not all is never a hundred. */
    public String progress(long part, long whole) {
        return wholePercent(part, whole) + PERCENT;
    }

    public long wholePercent(long part, long whole) {
        if (part >= whole) {
            return whole == 0 ? 0 : 100;
        }
        return Math.min(99, Math.round(100.0 * part / whole));
    }
}
