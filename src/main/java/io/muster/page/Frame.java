package io.muster.page;

import io.muster.history.Phrases;
import java.util.Optional;

/**
 * What every page has around its contents. Public for the templates only.
 *
 * @param refresh seconds after which the page loads itself again, while something moves
 * @param asOf when its figures were true
 * @param visitor who looks at it
 */
public record Frame(
        Phrases phrases, String title, boolean home, Optional<Integer> refresh, String asOf, Visitor visitor) {

    public String say(String key, Object... gaps) {
        return phrases.say(key, gaps);
    }

    public String language() {
        return phrases.locale().toLanguageTag();
    }
}
