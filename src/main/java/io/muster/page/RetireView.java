package io.muster.page;

import io.muster.history.Phrases;
import java.util.Optional;

/**
 * The last question before a cohort is retired. Public for the templates only.
 *
 * @param hindrance why it cannot be retired now, or not by who looks
 * @param trouble what was wrong with what was typed
 */
public record RetireView(
        String cohort,
        String title,
        String members,
        String rest,
        String button,
        Optional<String> hindrance,
        Optional<String> trouble) {

    static RetireView of(Dossier dossier, Visitor visitor, Phrases phrases, Optional<String> trouble) {
        long present = dossier.line().present();
        return new RetireView(
                dossier.cohort(),
                phrases.say("cohort.retire.title", dossier.line().name()),
                phrases.count("cohort.retire.members", present),
                phrases.say("cohort.retire.rest", phrases.count("cohort.requests", Deeds.requests(present))),
                present == 0 ? phrases.say("cohort.retire.button.none") : phrases.say("cohort.retire.button", present),
                Deeds.retire(dossier, visitor, phrases).hindrance(),
                trouble);
    }
}
