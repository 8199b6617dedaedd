package io.muster.web.cohorts;

import io.muster.imports.query.MemberCountTrend;
import io.muster.model.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cohort's size over 30 days as a line of 96 × 28 with its own scale. Public for the templates only.
 *
 * @param line the path's points
 * @param y where the dot at its end is
 * @param label the same in a sentence
 */
public record Sparkline(String line, String y, String label) {

    private static final double WIDTH = 96;
    private static final double TOP = 3;
    private static final double BOTTOM = 25;
    private static final double MIDDLE = 14;

    /** @param members how many there are now, which may be more than the last import left */
    static Optional<Sparkline> of(
            List<MemberCountTrend.Size> trail, long members, boolean running, Instant now, Phrases phrases) {
        if (trail.isEmpty() && members == 0) {
            return Optional.empty();
        }
        Instant from = now.minus(MemberCountTrend.SPAN);
        List<MemberCountTrend.Size> sizes = new ArrayList<>(trail);
        if (trail.isEmpty()) {
            sizes.add(new MemberCountTrend.Size(from, running ? 0 : members));
        }
        sizes.add(new MemberCountTrend.Size(now, members));
        long least =
                sizes.stream().mapToLong(MemberCountTrend.Size::members).min().orElse(0);
        long most =
                sizes.stream().mapToLong(MemberCountTrend.Size::members).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (MemberCountTrend.Size size : sizes) {
            line.append(line.isEmpty() ? "M" : " L")
                    .append(number(x(size.at(), from)))
                    .append(' ')
                    .append(number(y(size.members(), least, most)));
        }
        String label = trail.isEmpty() && running
                ? phrases.say("spark.first", members)
                : label(sizes.get(0), members, now, phrases);
        return Optional.of(new Sparkline(line.toString(), number(y(members, least, most)), label));
    }

    private static String label(MemberCountTrend.Size first, long members, Instant now, Phrases phrases) {
        long days = Math.round(Duration.between(first.at(), now).toHours() / 24.0);
        String span = days == 0 ? phrases.say("spark.today") : phrases.count("spark.days", days);
        long before = first.members();
        if (before == 0 && members > 0) {
            return phrases.say("spark.none", members, span);
        }
        long percent = before == 0 ? 0 : Math.round(100.0 * (members - before) / before);
        if (percent == 0) {
            return phrases.say("spark.steady", members, span);
        }
        return phrases.say(percent > 0 ? "spark.up" : "spark.down", members, Math.abs(percent), span);
    }

    private static double x(Instant at, Instant from) {
        double share = (double) Duration.between(from, at).toMillis() / MemberCountTrend.SPAN.toMillis();
        return WIDTH * Math.max(0, Math.min(1, share));
    }

    private static double y(long members, long least, long most) {
        return least == most ? MIDDLE : BOTTOM - (BOTTOM - TOP) * (members - least) / (most - least);
    }

    /** To a tenth; a list has tens of thousands of them, which is too many for a formatter. */
    private static String number(double value) {
        long tenths = Math.round(10 * value);
        return tenths / 10 + "." + tenths % 10;
    }
}
