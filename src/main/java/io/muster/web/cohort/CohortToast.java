package io.muster.web.cohort;

import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import io.muster.web.kit.Toast;
import io.muster.web.kit.Visitor;
import io.muster.wording.Times;
import java.util.Optional;

/** What was done on a cohort, in a sentence. */
final class CohortToast {

    private CohortToast() {}

    static Toast of(Toast.Done done, CohortDetails details, Visitor visitor, Phrases phrases) {
        String what = phrases.say("toast." + done.word(), details.line().name());
        ImportContext context = details.line().context();
        String next = done.name().startsWith("SCHEDULE") && !details.isPaused()
                ? context.next()
                        .map(at -> " "
                                + phrases.say(
                                        "toast.next", Times.of(context, phrases).moment(at)))
                        .orElse("")
                : "";
        return new Toast(
                what + next,
                Optional.of(done.undo())
                        .filter(path -> visitor.mayEdit() && !path.isEmpty())
                        .map(path -> "/cohorts/" + details.cohort() + "/" + path));
    }
}
