package io.muster.web.cohort;

import io.muster.access.Role;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.ledger.store.CohortStore.CohortPause;
import io.muster.model.Phrases;
import io.muster.web.cohort.CohortAction.CohortActionKind;
import io.muster.web.cohorts.CohortSummary;
import io.muster.web.kit.Visitor;
import io.muster.wording.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The actions that a cohort's page offers: all that make sense, each with why it cannot be done where it cannot. */
final class CohortActions {

    /** A request carries at most so many members (docs/braze-api.md, <i>limits</i>). */
    private static final long A_REQUEST = 1_000;

    private final CohortDetails details;
    private final Visitor visitor;
    private final Phrases phrases;
    private final long present;

    private CohortActions(CohortDetails details, Visitor visitor, Phrases phrases) {
        this.details = details;
        this.visitor = visitor;
        this.phrases = phrases;
        this.present = details.line().present();
    }

    static List<CohortAction> of(CohortDetails details, Visitor visitor, Phrases phrases) {
        CohortActions actions = new CohortActions(details, visitor, phrases);
        if (details.isNew()) {
            // There is nothing yet that could be sent again or taken out; but a schedule may be about to begin.
            return List.of(details.isPaused() ? actions.resume() : actions.pause());
        }
        boolean retired = details.ledger().filter(CohortEntry::retired).isPresent();
        List<CohortAction> all = new ArrayList<>();
        all.add(details.isPaused() ? actions.resume() : actions.pause());
        if (details.refused() > 0) {
            all.add(actions.retryRefused());
        }
        if (actions.present > 0) {
            all.add(actions.refresh());
        }
        if (!retired) {
            all.add(actions.resync());
            all.add(actions.retire());
        }
        return all;
    }

    /** What settles a ledger that is behind, said before all else. */
    static List<CohortAction> ofBehind(CohortDetails details, Visitor visitor, Phrases phrases) {
        CohortActions actions = new CohortActions(details, visitor, phrases);
        return List.of(actions.resync(), actions.of("trust", Role.ADMIN, phrases.say("cohort.do.trust.text")));
    }

    /** What settles a cohort whose members are in another workspace. */
    static List<CohortAction> ofElsewhere(CohortDetails details, Visitor visitor, Phrases phrases) {
        CohortActions actions = new CohortActions(details, visitor, phrases);
        return List.of(
                actions.retire(),
                actions.of("set-aside", Role.ADMIN, phrases.say("cohort.do.set-aside.text", actions.present)));
    }

    static CohortAction retire(CohortDetails details, Visitor visitor, Phrases phrases) {
        return new CohortActions(details, visitor, phrases).retire();
    }

    static long requests(long members) {
        return (members + A_REQUEST - 1) / A_REQUEST;
    }

    /** Why the cohort cannot be imported now, or not by who looks. */
    static Optional<String> importHindrance(CohortDetails details, Visitor visitor, Phrases phrases) {
        CohortActions actions = new CohortActions(details, visitor, phrases);
        boolean noFile = details.line().source() == CohortSummary.SourceKind.FILE
                && details.lastFile().isEmpty();
        return actions.role(Role.EDITOR)
                .or(() -> details.isBehind() ? Optional.of(phrases.say("cohort.cannot.behind")) : Optional.empty())
                .or(actions::atRest)
                .or(() -> noFile ? Optional.of(phrases.say("cohort.cannot.file", details.cohort())) : Optional.empty());
    }

    private CohortAction pause() {
        return new CohortAction(
                CohortActionKind.POST,
                "pause",
                say("pause.title"),
                details.isNew()
                        ? say("pause.new")
                        : present == 0
                                ? say("pause.text.none")
                                : details.line()
                                        .lastImport()
                                        .flatMap(it -> it.finishedAt())
                                        .map(when -> times().whose(when))
                                        .filter(whose -> !whose.isEmpty())
                                        .map(whose -> phrases.count("cohort.do.pause.whose", present, whose))
                                        .orElseGet(() -> phrases.count("cohort.do.pause.text", present)),
                say("pause.button"),
                role(Role.EDITOR),
                true,
                Optional.empty());
    }

    private CohortAction resume() {
        return of("resume", Role.EDITOR, paused());
    }

    private String paused() {
        CohortPause by = details.ledger().flatMap(CohortEntry::paused).orElseThrow();
        String since = times().moment(by.at());
        return by.why().isEmpty()
                ? phrases.say("cohort.do.resume.text", by.by(), since)
                : phrases.say("cohort.do.resume.why", by.by(), since, by.why());
    }

    private CohortAction retryRefused() {
        return sending(
                "retry-refused",
                phrases.count("cohort.do.retry-refused.text", details.refused()),
                true,
                Optional.empty());
    }

    private CohortAction refresh() {
        return sending("refresh", phrases.count("cohort.do.refresh.text", present, requestsWord()), true, sure());
    }

    private CohortAction resync() {
        String text = present == 0
                ? say("resync.text.none")
                : phrases.count("cohort.do.resync.text", present, requestsWord());
        return sending("resync", text, false, sure());
    }

    private CohortAction retire() {
        return new CohortAction(
                CohortActionKind.CONFIRM,
                "retire",
                say("retire.title"),
                present == 0 ? say("retire.text.none") : phrases.count("cohort.do.retire.text", present),
                say("retire.button"),
                role(Role.ADMIN).or(this::neverImported).or(this::stopped),
                false,
                Optional.empty());
    }

    private String requestsWord() {
        return phrases.count("cohort.requests", requests(present));
    }

    /** What sends everybody costs as much as they are many, so it asks with their number. */
    private Optional<String> sure() {
        return present == 0 ? Optional.empty() : Optional.of(phrases.count("cohort.do.sure", present, requestsWord()));
    }

    /** One that starts an import of its own. @param knows whether the ledger must know all for it */
    private CohortAction sending(String word, String text, boolean knows, Optional<String> sure) {
        boolean behind = knows && details.isBehind();
        return new CohortAction(
                CohortActionKind.POST,
                word,
                say(word + ".title"),
                text,
                say(word + ".button"),
                role(Role.ADMIN)
                        .or(this::neverImported)
                        .or(() -> behind ? Optional.of(phrases.say("cohort.cannot.behind")) : Optional.empty())
                        .or(this::atRest),
                false,
                sure);
    }

    private CohortAction of(String word, Role least, String text) {
        return new CohortAction(
                CohortActionKind.POST,
                word,
                say(word + ".title"),
                text,
                say(word + ".button"),
                role(least),
                false,
                Optional.empty());
    }

    private Optional<String> role(Role least) {
        return role(least, visitor, phrases);
    }

    /** Why somebody may not. */
    static Optional<String> role(Role least, Visitor visitor, Phrases phrases) {
        return visitor.may(least)
                ? Optional.empty()
                : Optional.of(phrases.say(
                        "cohort.cannot.role",
                        least.word(),
                        visitor.actor().map(actor -> actor.role().word()).orElse("")));
    }

    private Optional<String> neverImported() {
        return details.isNew() ? Optional.of(phrases.say("cohort.cannot.never")) : Optional.empty();
    }

    private Optional<String> atRest() {
        return details.isPaused() ? Optional.of(phrases.say("cohort.cannot.paused")) : stopped();
    }

    private Optional<String> stopped() {
        return details.stopped()
                ? Optional.of(phrases.say(
                        "cohort.cannot.stopped", details.definition().workspace()))
                : Optional.empty();
    }

    private String say(String key) {
        return phrases.say("cohort.do." + key);
    }

    private Times times() {
        return Times.of(details.line().context(), phrases);
    }
}
