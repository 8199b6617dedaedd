package io.muster.web.cohort;

import java.util.Optional;

/**
 * What can be done with a whole cohort, with its consequences. Public for the templates only.
 *
 * @param word its last part in the address, such as {@code pause}
 * @param text what follows, with the number
 * @param obstacle why it cannot be done now, or not by who looks
 * @param asks whether its reason is asked for
 * @param sure what has to be ticked first, with the number that it costs; empty where nothing has
 */
public record CohortAction(
        CohortActionKind kind,
        String word,
        String title,
        String text,
        String button,
        Optional<String> obstacle,
        boolean asks,
        Optional<String> sure) {

    /** How it is done. */
    public enum CohortActionKind {
        /** At once, by its button. */
        POST,
        /** By typing the cohort's id. */
        CONFIRM
    }

    public boolean isConfirmed() {
        return kind == CohortActionKind.CONFIRM;
    }
}
