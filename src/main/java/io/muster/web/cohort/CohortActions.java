package io.muster.web.cohort;

import io.muster.access.Role;
import io.muster.ledger.store.CohortStore;
import io.muster.web.cohorts.CohortSummary;
import io.muster.web.kit.Visitor;
import io.muster.wording.Phrases;
import io.muster.wording.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The deeds that a cohort's page offers: all that make sense, each with why it cannot be done where it cannot. */
final class CohortActions {

    /** A request carries at most so many members (docs/braze-api.md, <i>limits</i>). */
    private static final long A_REQUEST = 1_000;

    private final CohortDetails dossier;
    private final Visitor visitor;
    private final Phrases phrases;
    private final long present;

    private CohortActions(CohortDetails dossier, Visitor visitor, Phrases phrases) {
        this.dossier = dossier;
        this.visitor = visitor;
        this.phrases = phrases;
        this.present = dossier.line().present();
    }

    static List<CohortAction> of(CohortDetails dossier, Visitor visitor, Phrases phrases) {
        CohortActions deeds = new CohortActions(dossier, visitor, phrases);
        if (dossier.isNew()) {
            // There is nothing yet that could be sent again or taken out; but a schedule may be about to begin.
            return List.of(dossier.isPaused() ? deeds.resume() : deeds.pause());
        }
        boolean retired = dossier.ledger().filter(CohortStore.Entry::retired).isPresent();
        List<CohortAction> all = new ArrayList<>();
        all.add(dossier.isPaused() ? deeds.resume() : deeds.pause());
        if (dossier.refused() > 0) {
            all.add(deeds.retryRefused());
        }
        if (deeds.present > 0) {
            all.add(deeds.refresh());
        }
        if (!retired) {
            all.add(deeds.resync());
            all.add(deeds.retire());
        }
        return all;
    }

    /** What settles a ledger that is behind, said before all else. */
    static List<CohortAction> ofBehind(CohortDetails dossier, Visitor visitor, Phrases phrases) {
        CohortActions deeds = new CohortActions(dossier, visitor, phrases);
        return List.of(deeds.resync(), deeds.of("trust", Role.ADMIN, phrases.say("cohort.do.trust.text")));
    }

    /** What settles a cohort whose members are in another workspace. */
    static List<CohortAction> ofElsewhere(CohortDetails dossier, Visitor visitor, Phrases phrases) {
        CohortActions deeds = new CohortActions(dossier, visitor, phrases);
        return List.of(
                deeds.retire(),
                deeds.of("set-aside", Role.ADMIN, phrases.say("cohort.do.set-aside.text", deeds.present)));
    }

    static CohortAction retire(CohortDetails dossier, Visitor visitor, Phrases phrases) {
        return new CohortActions(dossier, visitor, phrases).retire();
    }

    static long requests(long members) {
        return (members + A_REQUEST - 1) / A_REQUEST;
    }

    /** Why the cohort cannot be imported now, or not by who looks. */
    static Optional<String> importHindrance(CohortDetails dossier, Visitor visitor, Phrases phrases) {
        CohortActions deeds = new CohortActions(dossier, visitor, phrases);
        boolean noFile = dossier.line().source() == CohortSummary.SourceKind.FILE
                && dossier.lastFile().isEmpty();
        return deeds.role(Role.EDITOR)
                .or(() -> dossier.isBehind() ? Optional.of(phrases.say("cohort.cannot.behind")) : Optional.empty())
                .or(deeds::atRest)
                .or(() -> noFile ? Optional.of(phrases.say("cohort.cannot.file", dossier.cohort())) : Optional.empty());
    }

    private CohortAction pause() {
        return new CohortAction(
                CohortAction.Kind.POST,
                "pause",
                say("pause.title"),
                dossier.isNew()
                        ? say("pause.new")
                        : present == 0
                                ? say("pause.text.none")
                                : dossier.line()
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
        CohortStore.Paused by =
                dossier.ledger().flatMap(CohortStore.Entry::paused).orElseThrow();
        String since = times().moment(by.at());
        return by.why().isEmpty()
                ? phrases.say("cohort.do.resume.text", by.by(), since)
                : phrases.say("cohort.do.resume.why", by.by(), since, by.why());
    }

    private CohortAction retryRefused() {
        return sending(
                "retry-refused",
                phrases.count("cohort.do.retry-refused.text", dossier.refused()),
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
                CohortAction.Kind.CONFIRM,
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
        boolean behind = knows && dossier.isBehind();
        return new CohortAction(
                CohortAction.Kind.POST,
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
                CohortAction.Kind.POST,
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
        return dossier.isNew() ? Optional.of(phrases.say("cohort.cannot.never")) : Optional.empty();
    }

    private Optional<String> atRest() {
        return dossier.isPaused() ? Optional.of(phrases.say("cohort.cannot.paused")) : stopped();
    }

    private Optional<String> stopped() {
        return dossier.stopped()
                ? Optional.of(phrases.say(
                        "cohort.cannot.stopped", dossier.definition().workspace()))
                : Optional.empty();
    }

    private String say(String key) {
        return phrases.say("cohort.do." + key);
    }

    private Times times() {
        return Times.of(dossier.line().context(), phrases);
    }
}
