package io.muster.web.imports;

import io.muster.imports.Counts;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.TypicalChange;
import io.muster.imports.query.ImportContext;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.wording.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person is asked, with its context. Public for the templates only.
 *
 * @param bars what is usual, where enough is known
 * @param approve the button's words with the number, while the offer stands and the server takes it
 */
public record ApprovalView(
        String question,
        String context,
        Optional<BarChart> bars,
        Optional<String> approve,
        String leave,
        String after) {

    /** An approval is offered for a day (docs/design.md, <i>Guards</i>). */
    private static final Duration OFFER = Duration.ofHours(24);

    static Optional<ApprovalView> of(
            Import it, ImportContext context, ImportDetails details, Phrases phrases, boolean mayApprove) {
        TypicalChange usual = details.usual();
        Counts counts = it.counts();
        long parked = counts.parkedRemoves() > 0 ? counts.parkedRemoves() : counts.parkedAdds();
        boolean asks = it.state() == ImportState.HELD || (it.state() == ImportState.PARTIAL && parked > 0);
        if (!asks || context.past().overtaken()) {
            return Optional.empty();
        }
        Instant until = it.finishedAt().orElse(context.now()).plus(OFFER);
        boolean open = context.now().isBefore(until);
        String kind = it.state() == ImportState.HELD && parked == 0
                ? "decide.held"
                : counts.parkedRemoves() > 0 ? "decide.removals" : "decide.adds";
        String offer = phrases.say(
                open ? "decide.offer" : "decide.offer.over",
                Times.of(context, phrases).moment(until));
        boolean reminds = context.definition()
                .filter(definition -> !definition.notice().to().isEmpty())
                .isPresent();
        return Optional.of(new ApprovalView(
                phrases.count(kind + ".question", parked),
                text(it, context, usual, phrases, kind),
                parked == 0 ? Optional.empty() : BarChart.of(it, usual, counts.parkedRemoves() > 0, phrases),
                mayApprove && open
                        ? Optional.of(phrases.count(kind + ".approve", parked > 0 ? parked : counts.members()))
                        : Optional.empty(),
                phrases.say(kind + ".leave"),
                phrases.count(kind + ".after", parked) + " " + offer
                        + (reminds ? " " + phrases.say("decide.reminder") : "")));
    }

    private static String text(Import it, ImportContext context, TypicalChange usual, Phrases phrases, String kind) {
        Counts counts = it.counts();
        if (!kind.equals("decide.removals")) {
            return phrases.say(kind + ".text");
        }
        String share = phrases.numbers().share(counts.parkedRemoves(), counts.presentBefore());
        Optional<CohortDefinition.Guards> guards = context.definition().map(CohortDefinition::guards);
        String limit = guards.flatMap(CohortDefinition.Guards::maxRemoved)
                .filter(max -> !guards.get().removalsAlways())
                .map(max -> phrases.say("decide.limit", phrases.numbers().share(max)))
                .orElse("");
        boolean noCheck = context.definition()
                .map(CohortDefinition::source)
                .filter(source -> source instanceof CohortDefinition.Source.Sql sql
                        && sql.check().isEmpty())
                .isPresent();
        return phrases.say(
                        "decide.removals.text",
                        share,
                        counts.presentBefore(),
                        limit,
                        phrases.count("decide.rows", counts.rows()) + fewer(counts.rows(), usual, phrases))
                + (noCheck ? " " + phrases.say("decide.no.check") : "");
    }

    /** , 36 % fewer than usual */
    private static String fewer(long rows, TypicalChange usual, Phrases phrases) {
        if (!usual.knowsRows() || rows >= usual.leastRows()) {
            return "";
        }
        long missing = Math.round(100.0 * (usual.medianRows() - rows) / usual.medianRows());
        return missing < 1 ? "" : phrases.say("decide.fewer", missing);
    }
}
