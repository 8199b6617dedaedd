package io.muster.match;

import java.util.regex.Pattern;

/** What a template's or a query's author wrote for a value, and nobody put the value in. */
final class UnfilledPlaceholder {

    private static final int LONGEST = 200;

    /** Signs that a cell with one of them holds. */
    private static final String SIGNS = "{}[]<>%$:@#|*_";

    /** Anywhere in a text: user-${id}, {{first}}.{{last}}. */
    private static final Pattern WITHIN = Pattern.compile("""
            (?x) (?: [$\\#@] \\{ [^{}]* \\}
                | \\{\\{ (?! [0-9a-fA-F-]{16,} \\}\\} ) [^{}]* \\}\\}
                | \\{% [^{}]* %\\}
                | \\$\\( [A-Za-z_][\\w.]* \\)
                | <% [^<>]* %>
                | \\*\\| [^|]* \\|\\*
                | %% [A-Za-z_][\\w.-]* %%
                | \\[\\[ (?! [0-9a-fA-F-]{16,} \\]\\] ) [^\\[\\]]* \\]\\]
                )""");

    /** The whole text; what holds digits in single brackets may be an identifier that was put into brackets. */
    private static final Pattern WHOLE = Pattern.compile("""
            (?xi) (?: % [a-z_][\\w.-]* %
                | %\\( [a-z_]\\w* \\)[sdi]
                | % [sdiu]
                | [<\\[{] /? [a-z_][a-z_\\ .-]* /? [>\\]}]
                | \\{ \\d{1,2} \\}
                | :{1,2} [a-z_]\\w{0,40}
                | [$@\\#] (?: \\w*_ )? (?: id | uid | uuid | guid | email | mail | user | users? _? id | external _? id
                        | customer | customer _? id | member _? id | contact _? id | person _? id | profile _? id
                        | device _? id | key | name | username | value | column ) [$@\\#]?
                | \\$ \\d
                | __ [a-z][a-z_]* __
                | \\#\\#? [a-z_]{2,40} \\#\\#?
                | \\| [a-z_]{2,40} \\|
                | \\$ [a-z_]{2,40} \\$
                )""");

    private UnfilledPlaceholder() {}

    static boolean isIn(String value) {
        int length = value.length();
        if (length < 2 || length > LONGEST) {
            return false;
        }
        char first = value.charAt(0);
        if (SIGNS.indexOf(first) >= 0 && WHOLE.matcher(value).matches()) {
            return true;
        }
        boolean ends = value.indexOf('}') > 0
                || value.indexOf(')') > 0
                || value.indexOf('>') > 0
                || value.indexOf('|') > 0
                || value.indexOf(']') > 0
                || value.indexOf("%%") >= 0;
        return ends && WITHIN.matcher(value).find();
    }
}
