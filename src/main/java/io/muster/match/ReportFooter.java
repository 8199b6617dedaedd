package io.muster.match;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What reports write below their rows, in several languages: a total, a count of rows, an end mark. */
final class ReportFooter {

    static final int LONGEST = 120;

    private static final Set<String> WORDS = Set.of(
            "total",
            "totals",
            "grand total",
            "subtotal",
            "sub total",
            "sub-total",
            "total general",
            "total général",
            "totale",
            "totaal",
            "gesamt",
            "gesamtsumme",
            "gesamtergebnis",
            "zwischensumme",
            "summe",
            "eof",
            "eod",
            "trailer",
            "footer",
            "end-of-file");

    /** Ends only with something around them: {@code -- end --}. */
    private static final Set<String> MARKED_WORDS = Set.of("end", "ende", "fin");

    private static final Pattern LINE = Pattern.compile("""
            (?x) (?: \\d[\\d.,]*\\ (?:rows?|records?|lines?|entries|zeilen|lignes?|filas?)\\b.*
                | query\\ ok\\b.*
                | end\\ of\\ (?:the\\ )?(?:file|report|data|list|export|records?|table|document)\\b.*
                | (?:report\\ )?(?:generated|exported|printed|created)\\ (?:on|by|at|with|from)\\b.*
                | page\\ \\d+(?:\\ of\\ \\d+)?
                | applied\\ filters?\\b.*
                | (?:grand\\ |sub-?)?totals?(?:\\ (?:number\\ of\\ )?(?:rows|records|lines|users|members|count))?
                    \\s*[:=]?\\s*\\d[\\d.,]*
                | (?:number\\ of\\ )?(?:rows?|records?|lines?|users|members|count|sum|summe|anzahl)
                    (?:\\ (?:count|affected|selected|returned))?\\s*[:=]\\s*\\d[\\d.,]*)""", Pattern.DOTALL);

    private ReportFooter() {}

    /** @param lower in lower case */
    static boolean isWord(String lower) {
        return WORDS.contains(lower);
    }

    /** @param lower in lower case, without what stands around it */
    static boolean isMarkedWord(String lower) {
        return MARKED_WORDS.contains(lower);
    }

    static boolean isLine(String text) {
        return text.length() <= LONGEST
                && LINE.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }
}
