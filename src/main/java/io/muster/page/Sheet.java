package io.muster.page;

import io.muster.history.Context;
import io.muster.history.Counts;
import io.muster.history.Import;
import io.muster.history.Numbers;
import io.muster.history.Phrases;
import io.muster.history.Times;
import io.muster.history.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The facts at the right of an import's page. Public for the templates only. */
public record Sheet(List<Figure> members, List<Figure> leftOut, List<Figure> itself, String zone) {

    static Sheet of(Import it, Context context, Phrases phrases) {
        return new Sheet(
                members(it.counts(), phrases),
                leftOut(it, phrases),
                itself(it, context, phrases),
                phrases.say("page.zone", context.zone().getId()));
    }

    private static List<Figure> members(Counts counts, Phrases phrases) {
        Numbers numbers = phrases.numbers();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(phrases.say("fact.before"), numbers.grouped(counts.presentBefore())));
        figures.add(Figure.change(phrases.say("fact.added"), counts.added(), numbers.added(counts.added())));
        figures.add(Figure.change(phrases.say("fact.removed"), counts.removed(), numbers.removed(counts.removed())));
        figures.add(Figure.sum(phrases.say("fact.now"), numbers.grouped(counts.presentAfter())));
        if (counts.parkedAdds() + counts.parkedRemoves() > 0) {
            long then = counts.presentAfter() + counts.parkedAdds() - counts.parkedRemoves();
            figures.add(Figure.of(phrases.say("fact.if.approved"), numbers.grouped(then)));
        }
        return figures;
    }

    private static List<Figure> leftOut(Import it, Phrases phrases) {
        Numbers numbers = phrases.numbers();
        List<Figure> figures = new ArrayList<>(it.rejects().entrySet().stream()
                // Refused identifiers have a count of their own.
                .filter(reason -> !reason.getKey().equals("REFUSED"))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(reason -> Figure.of(phrases.rejected(reason.getKey()), numbers.grouped(reason.getValue())))
                .toList());
        if (figures.isEmpty() && it.counts().rejected() > 0) {
            figures.add(Figure.of(
                    phrases.say("page.left.out.all"),
                    numbers.grouped(it.counts().rejected())));
        }
        if (it.counts().refused() > 0) {
            figures.add(Figure.of(
                    phrases.rejected("REFUSED"), numbers.grouped(it.counts().refused())));
        }
        return figures;
    }

    private static List<Figure> itself(Import it, Context context, Phrases phrases) {
        Times times = context.times(phrases);
        Numbers numbers = phrases.numbers();
        List<Figure> figures = new ArrayList<>();
        it.startedAt().ifPresent(start -> {
            figures.add(Figure.of(phrases.say("fact.started"), times.moment(start)));
            it.finishedAt()
                    .ifPresent(end ->
                            figures.add(Figure.of(phrases.say("fact.took"), times.took(Duration.between(start, end)))));
        });
        figures.add(Figure.of(phrases.say("fact.trigger"), new Words(phrases).trigger(it)));
        figures.add(Figure.of(
                phrases.say("fact.requests"), numbers.grouped(it.counts().requests())));
        figures.add(Figure.of(
                phrases.say("fact.repeated"), numbers.grouped(it.counts().retries())));
        context.next().ifPresent(next -> figures.add(Figure.of(phrases.say("fact.next"), times.moment(next))));
        return figures;
    }
}
