package io.muster.page;

import io.muster.history.Context;
import io.muster.history.Counts;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Numbers;
import io.muster.history.Phrases;
import io.muster.history.Times;
import io.muster.history.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts at the right of an import's page. Public for the templates only.
 *
 * @param next what follows, in sentences; empty where nothing need be said
 * @param pace how it delivers, the first sentence the one that counts; empty unless it does
 * @param told who was told by mail; empty text where nobody was
 */
public record Sheet(
        List<Figure> members, List<String> pace, List<String> next, List<Figure> itself, String told, String zone) {

    static Sheet of(Import it, Context context, Insight insight, Phrases phrases) {
        return new Sheet(
                members(it, phrases),
                Pacing.of(it, insight, phrases),
                Next.of(it, context, insight, phrases),
                itself(it, context, phrases),
                told(insight, context, phrases),
                phrases.say("page.zone", Times.of(context, phrases).zone().getId()));
    }

    private static List<Figure> members(Import it, Phrases phrases) {
        Counts counts = it.counts();
        Numbers numbers = phrases.numbers();
        List<Figure> figures = new ArrayList<>();
        if (it.state() == ImportState.QUEUED) {
            return figures;
        }
        figures.add(Figure.of(phrases.say("fact.before"), numbers.grouped(counts.presentBefore())));
        figures.add(Figure.change(phrases.say("fact.added"), counts.added(), numbers.added(counts.added())));
        figures.add(Figure.change(phrases.say("fact.removed"), counts.removed(), numbers.removed(counts.removed())));
        boolean running = it.state() == ImportState.RUNNING;
        figures.add(
                Figure.sum(phrases.say(running ? "fact.so.far" : "fact.now"), numbers.grouped(counts.presentAfter())));
        if (running && counts.changes() > 0 && counts.members() > 0) {
            figures.add(Figure.of(phrases.say("fact.at.the.end"), numbers.grouped(counts.members())));
        }
        if (counts.parkedAdds() + counts.parkedRemoves() > 0) {
            long then = counts.presentAfter() + counts.parkedAdds() - counts.parkedRemoves();
            figures.add(Figure.of(phrases.say("fact.if.approved"), numbers.grouped(then)));
        }
        return figures;
    }

    private static List<Figure> itself(Import it, Context context, Phrases phrases) {
        Times times = Times.of(context, phrases);
        Numbers numbers = phrases.numbers();
        List<Figure> figures = new ArrayList<>();
        it.startedAt().ifPresent(start -> {
            figures.add(Figure.of(phrases.say("fact.started"), times.moment(start)));
            it.finishedAt()
                    .ifPresent(end ->
                            figures.add(Figure.of(phrases.say("fact.took"), times.took(Duration.between(start, end)))));
        });
        figures.add(Figure.of(phrases.say("fact.trigger"), new Words(phrases).trigger(it)));
        if (it.state().isFinal()) {
            figures.add(Figure.of(
                    phrases.say("fact.requests"), numbers.grouped(it.counts().requests())));
            figures.add(Figure.change(
                    phrases.say("fact.repeated"),
                    it.counts().retries(),
                    numbers.grouped(it.counts().retries())));
        }
        if (it.counts().warnings() > 0) {
            figures.add(Figure.of(
                    phrases.say("fact.warnings"), numbers.grouped(it.counts().warnings())));
        }
        context.next().ifPresent(next -> figures.add(Figure.of(phrases.say("fact.next"), times.moment(next))));
        return figures;
    }

    private static String told(Insight insight, Context context, Phrases phrases) {
        return insight.letter()
                .map(letter -> {
                    String to = String.join(", ", letter.recipients());
                    return letter.sent()
                            .map(when -> phrases.say(
                                    "told.sent", to, Times.of(context, phrases).moment(when)))
                            .orElseGet(() -> letter.problem()
                                    .map(problem -> phrases.say("told.waits.problem", to, problem))
                                    .orElseGet(() -> phrases.say("told.waits", to)));
                })
                .orElse("");
    }
}
