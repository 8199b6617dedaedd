package io.muster.web.cohort;

import io.muster.imports.Import;
import io.muster.model.CohortDefinition.Notice;
import io.muster.model.Phrases;
import io.muster.web.cohorts.CohortSummary;
import io.muster.web.schedule.ScheduleSummary;
import io.muster.wording.Times;
import java.util.List;
import java.util.Optional;

/**
 * The facts at the right of a cohort's page. Public for the templates only.
 *
 * @param unscheduled what starts an import where there is no schedule
 * @param mail who gets a mail, a line each; nobody where it is empty
 * @param mailFrom where that is said and changed
 * @param zone which zone the page's times are in
 */
public record CohortFacts(
        Optional<ScheduleSummary> schedule,
        String unscheduled,
        String mailWhen,
        List<String> mail,
        String mailFrom,
        Optional<Inbox> inbox,
        String name,
        String workspace,
        List<String> guards,
        String zone) {

    /**
     * Where files go, and which came last.
     *
     * @param failed where the newest lies, when it could not be imported
     */
    public record Inbox(String folder, String last, Optional<String> failed) {}

    static CohortFacts of(CohortDetails details, Times times, Phrases phrases) {
        boolean file = details.line().source() == CohortSummary.SourceKind.FILE;
        Notice notice = details.notice();
        return new CohortFacts(
                details.schedule().map(schedule -> details.isPaused() ? schedule.resting(phrases) : schedule),
                phrases.say(file ? "cohort.schedule.none.file" : "cohort.schedule.none"),
                phrases.say("cohort.mail." + notice.when()),
                notice.to(),
                mailFrom(details, phrases),
                file ? Optional.of(inbox(details, times, phrases)) : Optional.empty(),
                details.line().name(),
                details.definition().workspace(),
                GuardSentences.of(
                        details.definition().guards(),
                        details.largest(),
                        details.line().present(),
                        phrases),
                phrases.say("page.zone", times.zone().getId()));
    }

    private static String mailFrom(CohortDetails details, Phrases phrases) {
        String key = details.definition().notice().isSaid()
                ? "cohort.mail.file"
                : details.schedule().isPresent() ? "cohort.mail.page" : "cohort.mail.none";
        return phrases.say(key, details.cohort());
    }

    private static Inbox inbox(CohortDetails details, Times times, Phrases phrases) {
        return new Inbox(
                "inbox/" + details.cohort() + "/",
                details.lastFile()
                        .map(it -> phrases.say(
                                "cohort.inbox.last", it.file().orElse(""), times.moment(RunsGrid.began(it))))
                        .orElseGet(() -> phrases.say("cohort.inbox.none")),
                details.newest().stream()
                        .filter(it -> it.file().isPresent())
                        .findFirst()
                        .flatMap(Import::failedFile)
                        .map(place -> phrases.say("cohort.inbox.failed", place)));
    }
}
