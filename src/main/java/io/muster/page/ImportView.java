package io.muster.page;

import io.muster.cohort.Definition;
import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Phrases;
import io.muster.history.Times;
import io.muster.history.Wording;
import io.muster.history.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an import's page shows. Public for the templates only.
 *
 * @param who some of those whom the decision is about, masked
 * @param said what those hear who do not see the page: each state, and each quarter of the way
 * @param tested what the last test of the connection said; empty text where that is not asked
 */
public record ImportView(
        Import it,
        String id,
        Wording wording,
        Glyph glyph,
        Optional<Decision> decision,
        List<Who> who,
        List<Cause> causes,
        boolean unknownPartner,
        String tested,
        List<Step> steps,
        Sheet sheet,
        LeftOut leftOut,
        String said,
        String cancelWarning,
        boolean mayImport,
        boolean mayCancel,
        boolean mayTest) {

    static ImportView of(Import it, Context context, Insight insight, Phrases phrases, Set<Action> actions) {
        Wording wording = new Words(phrases).of(it, context);
        boolean stopped = it.fault() == Import.Fault.KEYS && !context.past().overtaken();
        boolean unknown = Steps.unknownPartner(it);
        Optional<Decision> decision = Decision.of(it, context, insight, phrases, actions.contains(Action.APPROVE));
        return new ImportView(
                it,
                // Not grouped: it is a name, not a number.
                Long.toString(it.id()),
                wording,
                Glyph.of(wording.tone(), it),
                decision,
                decision.isEmpty() ? List.of() : Who.of(insight.parked(), actions.contains(Action.APPROVE), phrases),
                stopped ? Cause.all(context, insight.evidence(), unknown, phrases) : List.of(),
                unknown,
                stopped ? Connection.tested(insight.evidence().test(), Times.of(context, phrases), phrases) : "",
                Steps.of(it, context, insight, phrases),
                Sheet.of(it, context, insight, phrases),
                LeftOut.of(it, insight, actions.contains(Action.DOWNLOAD), phrases),
                said(it, wording, phrases),
                phrases.say(isChangeList(context) ? "cancel.text.changes" : "cancel.text"),
                actions.contains(Action.IMPORT) && it.state().isFinal() && !stopped && decision.isEmpty(),
                actions.contains(Action.CANCEL) && !it.state().isFinal(),
                actions.contains(Action.TEST) && stopped);
    }

    /** Not every tick: what changes this sentence is worth hearing. */
    private static String said(Import it, Wording wording, Phrases phrases) {
        long changes = it.counts().changes();
        if (it.state() != ImportState.RUNNING || it.waiting().isPresent() || changes == 0) {
            return wording.word() + ".";
        }
        long quarter = phrases.numbers().wholePercent(it.counts().acknowledged(), changes) / 25 * 25;
        return quarter == 0 ? phrases.say("said.delivering") : phrases.say("said.quarter", quarter);
    }

    private static boolean isChangeList(Context context) {
        return context.definition()
                .filter(each -> each.source() instanceof Definition.Source.File file
                        && file.holds() == Definition.Holds.CHANGES)
                .isPresent();
    }
}
