package io.muster.web.kit;

import io.muster.model.Phrases;
import io.muster.model.TranslationCatalog;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What every page has around its contents. Public for the templates only.
 *
 * @param section the part of the site that it belongs to
 * @param live where its parts come from as they change (see {@link LiveUpdates}); empty for a page that stays as it is
 * @param asOf when its figures were true
 * @param visitor who looks at it
 * @param toast the answer to what was just done
 * @param styles names of style sheets in /assets beside the one for all pages
 * @param scripts names of modules in /assets beside live.js
 */
public record PageLayout(
        Phrases phrases,
        String title,
        Optional<SiteSection> section,
        Optional<String> live,
        String asOf,
        Visitor visitor,
        Optional<Toast> toast,
        List<String> styles,
        List<String> scripts) {

    public PageLayout withStyles(String... names) {
        return new PageLayout(phrases, title, section, live, asOf, visitor, toast, List.of(names), scripts);
    }

    public PageLayout withScripts(String... names) {
        return new PageLayout(phrases, title, section, live, asOf, visitor, toast, styles, List.of(names));
    }

    public PageLayout withToast(Optional<Toast> answer) {
        return new PageLayout(phrases, title, section, live, asOf, visitor, answer, styles, scripts);
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

    /** A language that pages can be read in, by what it calls itself. */
    public record Language(String tag, String name) {}

    public List<Language> languages() {
        return TranslationCatalog.installed().languages().stream()
                .map(each -> new Language(each.locale().toLanguageTag(), each.languageName()))
                .toList();
    }

    /** The zone that times are told in, for the browser to compare with its own. */
    public String zone() {
        return phrases.zone().map(ZoneId::getId).orElse("");
    }

    public List<SiteSection> sections() {
        return List.of(SiteSection.values());
    }

    public boolean isIn(SiteSection part) {
        return section.filter(part::equals).isPresent();
    }
}
