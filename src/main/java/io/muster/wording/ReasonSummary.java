package io.muster.wording;

import java.util.Locale;
import java.util.regex.Pattern;

/** The short form of a reason, for a subject or a heading: its first clause, without how long it took. */
final class ReasonSummary {

    private static final Pattern END = Pattern.compile("[.;:](\\s|$)|\\s+(within|after)\\s+\\d|\\p{Cntrl}");
    private static final Pattern ARTICLE = Pattern.compile("^(The|A|An|No|It|There) ");
    private static final int MOST = 90;

    private ReasonSummary() {}

    static String of(String reason) {
        String clause = END.split(reason.strip(), 2)[0].strip();
        // Only small words lose their capital; Braze and names keep it.
        clause = ARTICLE.matcher(clause).replaceFirst(match -> match.group().toLowerCase(Locale.ROOT));
        return clause.length() <= MOST ? clause : clause.substring(0, MOST - 1).strip() + "…";
    }

    static String capital(String clause) {
        return clause.isEmpty() ? clause : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }
}
