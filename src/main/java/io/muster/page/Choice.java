package io.muster.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody looks for in the list, as the address keeps it. The browser filters by the same rule while the page is
 * open. Public for the templates only.
 *
 * @param q part of a name or an id
 */
public record Choice(Show show, String q) {

    static final Choice ALL = new Choice(Show.ALL, "");

    private static final int LONGEST = 100;

    static Choice of(Optional<String> show, Optional<String> q) {
        return new Choice(
                show.flatMap(word -> Arrays.stream(Show.values())
                                .filter(each -> each.word().equals(word))
                                .findFirst())
                        .orElse(Show.ALL),
                q.map(String::strip)
                        .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                        .orElse(""));
    }

    public boolean shows(LineView line) {
        return (show == Show.ALL || show == line.group()) && line.found().contains(q.toLowerCase(Locale.ROOT));
    }

    public boolean showsAny(CohortsView.Group group) {
        return group.lines().stream().anyMatch(this::shows);
    }

    public boolean showsAny(CohortsView view) {
        return view.groups().stream().anyMatch(this::showsAny);
    }
}
