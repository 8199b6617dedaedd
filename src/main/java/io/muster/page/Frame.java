package io.muster.page;

import io.muster.history.Phrases;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What every page has around its contents. Public for the templates only.
 *
 * @param section the part of the site that it belongs to
 * @param live where its parts come from as they change (see {@link Live}); empty for a page that stays as it is
 * @param asOf when its figures were true
 * @param visitor who looks at it
 * @param toast the answer to what was just done
 * @param styles names of style sheets in /assets beside the one for all pages
 * @param scripts names of modules in /assets beside live.js
 */
public record Frame(
        Phrases phrases,
        String title,
        Optional<Section> section,
        Optional<String> live,
        String asOf,
        Visitor visitor,
        Optional<Toast> toast,
        List<String> styles,
        List<String> scripts) {

    Frame withStyles(String... names) {
        return new Frame(phrases, title, section, live, asOf, visitor, toast, List.of(names), scripts);
    }

    Frame withScripts(String... names) {
        return new Frame(phrases, title, section, live, asOf, visitor, toast, styles, List.of(names));
    }

    Frame withToast(Optional<Toast> answer) {
        return new Frame(phrases, title, section, live, asOf, visitor, answer, styles, scripts);
    }

    public String say(String key, Object... gaps) {
        return phrases.say(key, gaps);
    }

    public String count(String key, long number, Object... more) {
        return phrases.count(key, number, more);
    }

    public String language() {
        return phrases.locale().toLanguageTag();
    }

    /** The zone that times are told in, for the browser to compare with its own. */
    public String zone() {
        return phrases.zone().map(ZoneId::getId).orElse("");
    }

    public List<Section> sections() {
        return List.of(Section.values());
    }

    public boolean isIn(Section part) {
        return section.filter(part::equals).isPresent();
    }
}
