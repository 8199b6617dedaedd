package io.muster.web.cohort;

import io.muster.access.Role;
import io.muster.definition.DefinitionStore.DefinitionPlace;
import io.muster.definition.yaml.DefinitionError;
import io.muster.model.Phrases;
import io.muster.web.kit.Visitor;
import io.muster.web.schedule.ScheduleSummary;
import io.muster.wording.Times;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cohort's definition as it is in force, and what about it is news. Public for the templates only.
 *
 * @param about where it stands, when it was changed, and whether it is valid
 * @param diff what changed since the last import; empty when nothing did
 * @param errors what is wrong with the file now, a line each
 */
public record DefinitionView(String text, String about, Optional<TextDiff> diff, List<DefinitionMistake> errors) {

    /**
     * @param where such as: line 7
     * @param lines what stands there in the file; none where it cannot be shown
     */
    public record DefinitionMistake(String where, String what, List<WrittenLine> lines) {}

    static DefinitionView of(CohortDetails details, Visitor visitor, Times times, Phrases phrases) {
        Optional<TextDiff> diff = diff(details);
        String about = about(details, diff, times, phrases);
        List<DefinitionMistake> mistakes =
                mistakes(details.errors(), details.wrongText(), visitor.may(Role.ADMIN), phrases);
        String text = details.definition().text();
        if (visitor.may(Role.ADMIN)) {
            return new DefinitionView(text, about, diff, mistakes);
        }
        String hidden = HiddenUrls.in(text);
        Optional<TextDiff> shown = details.ranWith()
                .map(before -> TextDiff.of(HiddenUrls.in(before), hidden))
                .filter(found -> found.changed() > 0);
        return new DefinitionView(hidden, about, shown, mistakes);
    }

    static Optional<TextDiff> diff(CohortDetails details) {
        return details.ranWith()
                .map(before -> TextDiff.of(before, details.definition().text()))
                .filter(found -> found.changed() > 0);
    }

    static List<DefinitionMistake> mistakes(
            List<DefinitionError> errors, Optional<String> text, boolean seesAll, Phrases phrases) {
        return errors.stream()
                .map(error -> new DefinitionMistake(
                        error.line() > 0 ? phrases.say("cohort.definition.at", error.line()) : "",
                        what(error),
                        text.map(found -> WrittenLine.around(error.line(), found, seesAll))
                                .orElse(List.of())))
                .toList();
    }

    private static String what(DefinitionError error) {
        return DefinitionError.full(ScheduleSummary.capital(error.found(), Locale.ROOT) + "; " + error.remedy());
    }

    private static String about(CohortDetails details, Optional<TextDiff> diff, Times times, Phrases phrases) {
        String place = details.place()
                .map(found -> phrases.say("cohort.definition.place", path(found), times.moment(found.changed())))
                .orElseGet(() -> phrases.say("cohort.definition.gone", details.cohort()));
        if (!details.errors().isEmpty()) {
            return place + " " + phrases.say("cohort.definition.wrong");
        }
        if (details.ranWith().isEmpty()) {
            return place + " " + phrases.say("cohort.definition.valid");
        }
        return place + " "
                + diff.map(found -> phrases.count("cohort.definition.differs", found.changed()))
                        .orElseGet(() -> phrases.say("cohort.definition.same"));
    }

    private static String path(DefinitionPlace place) {
        return place.file().toString().replace('\\', '/');
    }
}
