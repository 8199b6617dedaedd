package io.muster.page;

import io.muster.history.Context;
import io.muster.history.Counts;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Numbers;
import io.muster.history.Passage;
import io.muster.history.Phrases;
import io.muster.history.Times;
import io.muster.history.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a delivery is. Public for the templates only. */
public record Progress(long percent, boolean waits, List<Gauge> gauges) {

    static Optional<Progress> of(Import it, Context context, Passage course, Phrases phrases) {
        Counts counts = it.counts();
        if (it.state() != ImportState.RUNNING || counts.changes() == 0) {
            return Optional.empty();
        }
        Numbers numbers = phrases.numbers();
        List<Gauge> gauges = new ArrayList<>();
        gauges.add(all(
                Gauge.of(phrases.say("fact.added"), numbers.grouped(counts.added())),
                counts.added(),
                course.joins(),
                phrases));
        gauges.add(all(
                Gauge.of(phrases.say("fact.removed"), numbers.grouped(counts.removed())),
                counts.removed(),
                course.leaves(),
                phrases));
        gauges.add(requests(counts, course, phrases));
        gauges.add(left(it, context, phrases));
        return Optional.of(new Progress(
                numbers.wholePercent(counts.acknowledged(), counts.changes()),
                it.waiting().isPresent(),
                gauges));
    }

    private static Gauge all(Gauge gauge, long done, Optional<Long> planned, Phrases phrases) {
        if (planned.isEmpty()) {
            return gauge;
        }
        long all = planned.get();
        return gauge.with(
                all == 0
                        ? phrases.say("gauge.none")
                        : done >= all ? phrases.say("gauge.all") : phrases.say("gauge.of", all));
    }

    private static Gauge requests(Counts counts, Passage course, Phrases phrases) {
        Gauge gauge = Gauge.of(phrases.say("fact.requests"), phrases.numbers().grouped(counts.requests()));
        String repeated = counts.retries() == 0 ? "" : phrases.say("gauge.repeated", counts.retries());
        String of = course.batches() == 0 ? "" : phrases.say("gauge.of", course.batches());
        String hint = of.isEmpty() || repeated.isEmpty() ? of + repeated : of + "; " + repeated;
        return hint.isEmpty() ? gauge : gauge.with(hint);
    }

    /** It always has its place, so that nothing jumps. */
    private static Gauge left(Import it, Context context, Phrases phrases) {
        Gauge unknown = Gauge.of(phrases.say("gauge.left"), phrases.say("gauge.unknown"));
        if (it.waiting().isPresent()) {
            return it.waiting()
                    .get()
                    .until()
                    .map(until -> unknown.with(phrases.say(
                            "gauge.waits", Times.of(context, phrases).clockSeconds(until))))
                    .orElse(unknown);
        }
        Optional<Duration> left = new Words(phrases).left(it, context);
        return left.map(time -> Gauge.of(
                                phrases.say("gauge.left"),
                                phrases.say(
                                        "gauge.about",
                                        Times.of(context, phrases).took(time)))
                        .with(phrases.say(
                                "gauge.ends",
                                time.toSeconds() < 60
                                        ? Times.of(context, phrases)
                                                .clockSeconds(context.now().plus(time))
                                        : Times.of(context, phrases)
                                                .clock(context.now().plus(time)))))
                .orElse(unknown);
    }
}
