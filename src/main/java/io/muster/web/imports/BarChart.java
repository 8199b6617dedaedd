package io.muster.web.imports;

import io.muster.imports.Import;
import io.muster.imports.TypicalChange;
import io.muster.model.Phrases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many would leave or join with each of the last imports, this one at the end. Public for the templates only.
 *
 * @param label the same in a sentence, for those who do not see it
 * @param before what was usual, in words
 */
public record BarChart(String title, String label, String before, String now, List<ImportBar> all) {

    /** One import, in hundredths of width and height. */
    public record ImportBar(String x, String width, long y, long height, boolean hot) {}

    private static final double GAP = 0.12;

    static Optional<BarChart> of(Import it, TypicalChange usual, boolean removals, Phrases phrases) {
        if (!usual.knowsChanges()) {
            return Optional.empty();
        }
        List<Long> numbers = new ArrayList<>(removals ? usual.left() : usual.joined());
        long least = Collections.min(numbers);
        long most = Collections.max(numbers);
        long now = removals
                ? it.counts().parkedRemoves() + it.counts().removed()
                : it.counts().parkedAdds();
        String range = least == most
                ? phrases.say("bars.before.same", numbers.size(), least)
                : phrases.say("bars.before", numbers.size(), least, most);
        numbers.add(now);
        String key = removals ? "bars.leave" : "bars.join";
        return Optional.of(new BarChart(
                phrases.say(key, numbers.size()),
                phrases.say(key + ".label", numbers.size(), range, now),
                range,
                phrases.say("bars.now", now),
                bars(numbers)));
    }

    private static List<ImportBar> bars(List<Long> numbers) {
        double place = 100.0 / numbers.size();
        long highest = Math.max(1, Collections.max(numbers));
        List<ImportBar> bars = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            // What is not nothing is to be seen.
            long height = Math.max(3, Math.round(100.0 * numbers.get(i) / highest));
            bars.add(new ImportBar(
                    percent(place * (i + GAP / 2)),
                    percent(place * (1 - GAP)),
                    100 - height,
                    height,
                    i == numbers.size() - 1));
        }
        return bars;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
