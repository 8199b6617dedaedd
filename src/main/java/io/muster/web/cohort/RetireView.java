package io.muster.web.cohort;

import io.muster.access.Role;
import io.muster.model.Phrases;
import io.muster.web.kit.Visitor;
import java.util.Optional;

/**
 * The last question before a cohort is retired. Public for the templates only.
 *
 * @param obstacle why it cannot be retired now, or not by who looks
 * @param trouble what was wrong with what was typed
 */
public record RetireView(
        String cohort,
        String title,
        String members,
        String rest,
        String button,
        Optional<String> obstacle,
        Optional<String> trouble) {

    static RetireView of(CohortDetails details, Visitor visitor, Phrases phrases, Optional<String> trouble) {
        return of(
                details.cohort(),
                details.line().name(),
                details.line().present(),
                CohortActions.retire(details, visitor, phrases).obstacle(),
                phrases,
                trouble);
    }

    static RetireView of(OrphanedCohort gone, Visitor visitor, Phrases phrases, Optional<String> trouble) {
        Optional<String> obstacle = CohortActions.role(Role.ADMIN, visitor, phrases)
                .or(() -> gone.stopped()
                        ? Optional.of(phrases.say("cohort.cannot.stopped", gone.workspace()))
                        : Optional.empty());
        return of(gone.cohort(), gone.name(), gone.present(), obstacle, phrases, trouble);
    }

    private static RetireView of(
            String cohort,
            String name,
            long present,
            Optional<String> obstacle,
            Phrases phrases,
            Optional<String> trouble) {
        return new RetireView(
                cohort,
                phrases.say("cohort.retire.title", name),
                present == 0
                        ? phrases.say("cohort.retire.members.none")
                        : phrases.count("cohort.retire.members", present),
                present == 0
                        ? phrases.say("cohort.retire.rest.none")
                        : phrases.say(
                                "cohort.retire.rest",
                                phrases.count("cohort.requests", CohortActions.requests(present))),
                present == 0
                        ? phrases.say("cohort.retire.button.none")
                        : phrases.count("cohort.retire.button", present),
                obstacle,
                trouble);
    }
}
