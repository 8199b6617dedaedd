package io.muster.web.imports;

import io.muster.imports.FailureKind;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.ImportContext;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.Phrases;
import io.muster.web.kit.StatusIcon;
import io.muster.wording.ImportWording;
import io.muster.wording.Times;
import io.muster.wording.Wording;
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
        StatusIcon glyph,
        Optional<ApprovalView> decision,
        List<ParkedMembersView> who,
        List<KeyRefusalView> causes,
        boolean unknownPartner,
        String tested,
        List<StepView> steps,
        ImportFacts sheet,
        RejectedRowsView leftOut,
        String said,
        String cancelWarning,
        boolean mayImport,
        boolean mayCancel,
        boolean mayTest) {

    static ImportView of(
            Import it, ImportContext context, ImportDetails details, Phrases phrases, Set<ImportAction> actions) {
        Wording wording = new ImportWording(phrases).of(it, context);
        boolean stopped = it.fault().stopsWorkspace() && !context.past().overtaken();
        boolean unknown = it.fault() == FailureKind.PARTNER;
        Optional<ApprovalView> decision =
                ApprovalView.of(it, context, details, phrases, actions.contains(ImportAction.APPROVE));
        return new ImportView(
                it,
                // Not grouped: it is a name, not a number.
                Long.toString(it.id()),
                wording,
                StatusIcon.of(wording.tone(), it),
                decision,
                decision.isEmpty()
                        ? List.of()
                        : ParkedMembersView.of(details.parked(), actions.contains(ImportAction.APPROVE), phrases),
                stopped ? KeyRefusalView.all(context, details.evidence(), unknown, phrases) : List.of(),
                unknown,
                stopped
                        ? ConnectionTestView.tested(details.evidence().test(), Times.of(context, phrases), phrases)
                        : "",
                ImportSteppers.of(it, context, details, phrases),
                ImportFacts.of(it, context, details, phrases),
                RejectedRowsView.of(it, details, actions.contains(ImportAction.DOWNLOAD), phrases),
                said(it, wording, phrases),
                phrases.say(isChangeList(context) ? "cancel.text.changes" : "cancel.text"),
                actions.contains(ImportAction.IMPORT) && it.state().isFinal() && !stopped && decision.isEmpty(),
                actions.contains(ImportAction.CANCEL) && !it.state().isFinal(),
                actions.contains(ImportAction.TEST) && stopped);
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

    private static boolean isChangeList(ImportContext context) {
        return context.definition()
                .filter(each -> each.source() instanceof CohortDefinition.Source.File file
                        && file.holds() == FileContents.CHANGES)
                .isPresent();
    }
}
