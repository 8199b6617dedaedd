package io.muster.access;

/**
 * Somebody's signed-in browser.
 *
 * @param csrf what its pages' forms carry; worked out from the session's secret, which no other site knows; masked differently for each
 *     answer, so that how well an answer packs tells nothing of it
 */
public record Session(Actor actor, String csrf) {

    /** Whether a form carries what a page of the same session was given. */
    public static boolean isSameForm(String sent, String given) {
        return RandomTokens.isSame(sent, given);
    }
}
