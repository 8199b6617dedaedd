package io.muster.web.imports;

import io.muster.imports.Counts;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.DeliveryProgress;
import io.muster.imports.query.ImportContext;
import io.muster.model.Numbers;
import io.muster.model.Phrases;
import io.muster.wording.ImportWording;
import io.muster.wording.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a delivery is. Public for the templates only. */
public record DeliveryGauge(long percent, boolean waits, List<DeliveryFigure> gauges) {

    public static Optional<DeliveryGauge> of(
            Import it, ImportContext context, DeliveryProgress progress, Phrases phrases) {
        Counts counts = it.counts();
        if (it.state() != ImportState.RUNNING || counts.changes() == 0) {
            return Optional.empty();
        }
        Numbers numbers = phrases.numbers();
        List<DeliveryFigure> gauges = new ArrayList<>();
        gauges.add(all(
                DeliveryFigure.of(phrases.say("fact.added"), numbers.grouped(counts.added())),
                counts.added(),
                progress.joins(),
                phrases));
        gauges.add(all(
                DeliveryFigure.of(phrases.say("fact.removed"), numbers.grouped(counts.removed())),
                counts.removed(),
                progress.leaves(),
                phrases));
        gauges.add(requests(counts, progress, phrases));
        gauges.add(left(it, context, phrases));
        return Optional.of(new DeliveryGauge(
                numbers.wholePercent(counts.acknowledged(), counts.changes()),
                it.waiting().isPresent(),
                gauges));
    }

    private static DeliveryFigure all(DeliveryFigure gauge, long done, Optional<Long> planned, Phrases phrases) {
        if (planned.isEmpty()) {
            return gauge;
        }
        long all = planned.get();
        return gauge.with(
                all == 0
                        ? phrases.say("gauge.none")
                        : done >= all ? phrases.say("gauge.all") : phrases.say("gauge.of", all));
    }

    private static DeliveryFigure requests(Counts counts, DeliveryProgress progress, Phrases phrases) {
        DeliveryFigure gauge = DeliveryFigure.of(
                phrases.say("fact.requests"), phrases.numbers().grouped(counts.requests()));
        String repeated = counts.retries() == 0 ? "" : phrases.say("gauge.repeated", counts.retries());
        String of = progress.batches() == 0 ? "" : phrases.say("gauge.of", progress.batches());
        String hint = of.isEmpty() || repeated.isEmpty() ? of + repeated : phrases.say("join.clauses", of, repeated);
        return hint.isEmpty() ? gauge : gauge.with(hint);
    }

    /** It always has its place, so that nothing jumps. */
    private static DeliveryFigure left(Import it, ImportContext context, Phrases phrases) {
        DeliveryFigure unknown = DeliveryFigure.of(phrases.say("gauge.left"), phrases.say("gauge.unknown"));
        if (it.waiting().isPresent()) {
            return it.waiting()
                    .get()
                    .until()
                    .map(until -> unknown.with(phrases.say(
                            "gauge.waits", Times.of(context, phrases).clockSeconds(until))))
                    .orElse(unknown);
        }
        Optional<Duration> left = new ImportWording(phrases).left(it, context);
        return left.map(time -> DeliveryFigure.of(
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
