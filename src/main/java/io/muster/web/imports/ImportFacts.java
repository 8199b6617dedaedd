package io.muster.web.imports;

import io.muster.imports.Counts;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.ImportContext;
import io.muster.imports.query.NotificationReceipts.Letter;
import io.muster.model.Numbers;
import io.muster.model.Phrases;
import io.muster.web.kit.Figure;
import io.muster.wording.ImportWording;
import io.muster.wording.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts at the right of an import's page. Public for the templates only.
 *
 * @param next what follows, in sentences; empty where nothing need be said
 * @param pace how it delivers, the first sentence the one that counts; empty unless it does
 * @param told who was told by mail; empty text where nobody was
 */
public record ImportFacts(
        List<Figure> members, List<String> pace, List<String> next, List<Figure> itself, String told, String zone) {

    static ImportFacts of(Import it, ImportContext context, ImportDetails details, Phrases phrases) {
        return new ImportFacts(
                members(it, phrases),
                DeliveryPace.of(it, details, phrases),
                NextSteps.of(it, context, details, phrases),
                itself(it, context, phrases),
                told(details, context, phrases),
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

    private static List<Figure> itself(Import it, ImportContext context, Phrases phrases) {
        Times times = Times.of(context, phrases);
        Numbers numbers = phrases.numbers();
        List<Figure> figures = new ArrayList<>();
        it.startedAt().ifPresent(start -> {
            figures.add(Figure.of(phrases.say("fact.started"), times.moment(start)));
            it.finishedAt()
                    .ifPresent(end ->
                            figures.add(Figure.of(phrases.say("fact.took"), times.took(Duration.between(start, end)))));
        });
        figures.add(Figure.of(phrases.say("fact.trigger"), new ImportWording(phrases).trigger(it)));
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

    private static String told(ImportDetails details, ImportContext context, Phrases phrases) {
        return details.letter()
                .map(letter -> Stream.of(who(letter, context, phrases), refused(letter, phrases))
                        .filter(sentence -> !sentence.isEmpty())
                        .collect(Collectors.joining(" ")))
                .orElse("");
    }

    private static String who(Letter letter, ImportContext context, Phrases phrases) {
        String to = String.join(", ", letter.to());
        if (to.isEmpty()) {
            // Nobody is left for whom it could wait.
            return "";
        }
        if (letter.sent().isPresent()) {
            return phrases.say(
                    "told.sent",
                    to,
                    Times.of(context, phrases).moment(letter.sent().get()));
        }
        return letter.problem()
                .map(problem -> phrases.say(letter.givenUp() ? "told.given.up" : "told.waits.problem", to, problem))
                .orElseGet(() -> phrases.say("told.waits", to));
    }

    private static String refused(Letter letter, Phrases phrases) {
        return letter.refused().isEmpty() ? "" : phrases.say("told.refused", String.join(", ", letter.refused()));
    }
}
