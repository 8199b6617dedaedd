package io.muster.query;

import io.muster.query.SqlDialect.Habit;
import io.muster.query.SqlToken.SqlTokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.core.Parser;

/**
 * A query's words and marks, as its database tells them apart from comments and texts. What PostgreSQL quotes is read
 * by its driver's own parser. Nothing is ever refused here: what is not closed reaches to the end.
 */
public final class SqlTokens {

    private final String sql;
    private final char[] chars;
    private final SqlDialect dialect;
    private final boolean plainBackslashes;
    private final List<SqlToken> tokens = new ArrayList<>();
    private final List<SqlToken> runComments = new ArrayList<>();
    /** Within a comment that MySQL runs. */
    private boolean inRunComment;

    private SqlTokens(String sql, SqlDialect dialect, boolean plainBackslashes) {
        this.sql = sql;
        this.chars = sql.toCharArray();
        this.dialect = dialect;
        this.plainBackslashes = plainBackslashes;
    }

    /** As a server reads it that is set as usual. */
    public static List<SqlToken> of(String sql, SqlDialect dialect) {
        return of(sql, dialect, true);
    }

    /** @param plainBackslashes PostgreSQL's standard_conforming_strings; nothing to the others */
    static List<SqlToken> of(String sql, SqlDialect dialect, boolean plainBackslashes) {
        return List.copyOf(new SqlTokens(sql, dialect, plainBackslashes).read().tokens);
    }

    /** Comments that some servers run and others pass over, each as whoever passes it over reads it. */
    static List<SqlToken> runComments(String sql, SqlDialect dialect) {
        return List.copyOf(new SqlTokens(sql, dialect, true).read().runComments);
    }

    private SqlTokens read() {
        int at = 0;
        while (at < chars.length) {
            at = next(at);
        }
        return this;
    }

    /** Reads what begins at {@code at}; says where it has ended. */
    private int next(int at) {
        char c = chars[at];
        if (Character.isWhitespace(c) && !isForeign(c) || c == 0 || at == 0 && c == '\uFEFF') {
            return at + 1;
        }
        Optional<Integer> comment = comment(at);
        if (comment.isPresent()) {
            return comment.get();
        }
        Optional<Integer> quoted = quoted(at);
        if (quoted.isPresent()) {
            return quoted.get();
        }
        if (Character.isDigit(c)) {
            return add(SqlTokenKind.NUMBER, at, numberEnd(at));
        }
        if (isPartOfName(c) && c != '$') {
            int end = end(at);
            // Oracle's q'[…]' and BigQuery's r'…' begin with a letter.
            return alternative(at, end).orElseGet(() -> add(SqlTokenKind.WORD, at, end));
        }
        return add(SqlTokenKind.SYMBOL, at, at + 1);
    }

    private int end(int from) {
        int end = from + 1;
        while (end < chars.length && isPartOfName(chars[end])) {
            end++;
        }
        return end;
    }

    /** Letters behind a number begin a word of their own, as servers read {@code 1.exec} and {@code 1for}. */
    private int numberEnd(int from) {
        if (chars[from] == '0' && from + 1 < chars.length && (chars[from + 1] | 0x20) == 'x') {
            return digits(from + 2, 16);
        }
        int end = digits(from, 10);
        if (end < chars.length && chars[end] == '.') {
            end = digits(end + 1, 10);
        }
        int exponent = end + 1;
        if (end < chars.length && (chars[end] | 0x20) == 'e') {
            if (exponent < chars.length && (chars[exponent] == '+' || chars[exponent] == '-')) {
                exponent++;
            }
            int behind = digits(exponent, 10);
            return behind > exponent ? behind : end;
        }
        return end;
    }

    private int digits(int from, int radix) {
        int end = from;
        while (end < chars.length && (Character.digit(chars[end], radix) >= 0 || chars[end] == '_')) {
            end++;
        }
        return end;
    }

    private boolean isPartOfName(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isForeign(c);
    }

    /**
     * To databases that quote with dollars all beyond ASCII belongs to a name, blanks and signs too: a dollar behind it
     * opens no text.
     */
    private boolean isForeign(char c) {
        return c >= 0x80 && dialect.has(Habit.DOLLARS);
    }

    private int add(SqlTokenKind kind, int from, int to) {
        int end = Math.min(to, chars.length);
        tokens.add(new SqlToken(kind, from, end, sql.substring(from, end)));
        return end;
    }

    private Optional<Integer> comment(int at) {
        if (sql.startsWith("--", at)
                && (!dialect.has(Habit.DASHES_NEED_BLANK) || at + 2 >= chars.length || chars[at + 2] <= ' ')) {
            return Optional.of(lineEnd(at));
        }
        if (chars[at] == '#' && dialect.has(Habit.HASHES) || sql.startsWith("//", at) && dialect.has(Habit.SLASHES)) {
            return Optional.of(lineEnd(at));
        }
        if (inRunComment && sql.startsWith("*/", at)) {
            inRunComment = false;
            return Optional.of(at + 2);
        }
        if (!sql.startsWith("/*", at)) {
            return Optional.empty();
        }
        if (dialect.has(Habit.RUN_COMMENTS) && (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at))) {
            inRunComment = true;
            int end = after("*/", at + 3);
            runComments.add(new SqlToken(SqlTokenKind.SYMBOL, at, end, sql.substring(at, end)));
            int version = sql.indexOf('!', at) + 1;
            while (version < chars.length && Character.isDigit(chars[version])) {
                version++;
            }
            return Optional.of(version);
        }
        return Optional.of(blockEnd(at));
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < chars.length && chars[end] != '\n' && chars[end] != '\r') {
            end++;
        }
        return end;
    }

    private int blockEnd(int at) {
        if (dialect == SqlDialect.POSTGRESQL) {
            return Parser.parseBlockComment(chars, at) + 1;
        }
        int level = 1;
        int end = at + 2;
        while (end < chars.length && level > 0) {
            if (sql.startsWith("*/", end)) {
                level--;
                end += 2;
            } else if (dialect.has(Habit.NESTED_COMMENTS) && sql.startsWith("/*", end)) {
                level++;
                end += 2;
            } else {
                end++;
            }
        }
        return end;
    }

    private Optional<Integer> quoted(int at) {
        boolean postgres = dialect == SqlDialect.POSTGRESQL;
        return switch (chars[at]) {
            case '\'' ->
                Optional.of(add(
                        SqlTokenKind.TEXT,
                        at,
                        postgres
                                ? Parser.parseSingleQuotes(chars, at, plainBackslashes) + 1
                                : closed(at, "'", dialect.has(Habit.BACKSLASHES))));
            case '"' ->
                Optional.of(
                        dialect.has(Habit.TEXT_IN_DOUBLE_QUOTES)
                                ? add(SqlTokenKind.TEXT, at, closed(at, "\"", dialect.has(Habit.BACKSLASHES)))
                                : add(SqlTokenKind.NAME, at, closed(at, "\"", false)));
            case '`' ->
                dialect.has(Habit.BACKTICKS)
                        ? Optional.of(add(SqlTokenKind.NAME, at, closed(at, "`", false)))
                        : Optional.empty();
            case '[' ->
                dialect.has(Habit.BRACKETS)
                        ? Optional.of(add(SqlTokenKind.NAME, at, closed(at, "]", false)))
                        : Optional.empty();
            case '$' -> dialect.has(Habit.DOLLARS) ? dollars(at) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Where the text that begins at {@code from} ends; its mark twice is the mark itself. */
    private int closed(int from, String mark, boolean backslashes) {
        if (dialect.has(Habit.TRIPLE_QUOTES) && sql.startsWith(mark.repeat(3), from)) {
            return after(mark.repeat(3), from + 3);
        }
        int at = from + 1;
        while (at < chars.length) {
            if (backslashes && chars[at] == '\\') {
                at += 2;
            } else if (!sql.startsWith(mark, at)) {
                at++;
            } else if (sql.startsWith(mark, at + 1)) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return chars.length;
    }

    private Optional<Integer> dollars(int at) {
        int tag = at + 1;
        while (tag < chars.length && chars[tag] != '$' && isPartOfName(chars[tag])) {
            tag++;
        }
        boolean opens = tag < chars.length && chars[tag] == '$' && (tag == at + 1 || !Character.isDigit(chars[at + 1]));
        return opens
                ? Optional.of(add(SqlTokenKind.TEXT, at, after(sql.substring(at, tag + 1), tag + 1)))
                : Optional.empty();
    }

    private Optional<Integer> alternative(int at, int end) {
        String word = sql.substring(at, end);
        if (end >= chars.length) {
            return Optional.empty();
        }
        if (dialect.has(Habit.Q_QUOTES)
                && (word.equalsIgnoreCase("q") || word.equalsIgnoreCase("nq"))
                && chars[end] == '\''
                && end + 1 < chars.length) {
            char opens = chars[end + 1];
            int pair = "([{<".indexOf(opens);
            char closes = pair < 0 ? opens : ")]}>".charAt(pair);
            return Optional.of(add(SqlTokenKind.TEXT, at, after(closes + "'", end + 2)));
        }
        if (dialect.has(Habit.E_QUOTES) && word.equalsIgnoreCase("e") && chars[end] == '\'') {
            return Optional.of(add(SqlTokenKind.TEXT, at, closed(end, "'", true)));
        }
        boolean raw = dialect.has(Habit.TRIPLE_QUOTES)
                && (word.equalsIgnoreCase("r") || word.equalsIgnoreCase("rb") || word.equalsIgnoreCase("br"));
        if (raw && (chars[end] == '\'' || chars[end] == '"')) {
            return Optional.of(add(SqlTokenKind.TEXT, at, closed(end, String.valueOf(chars[end]), false)));
        }
        return Optional.empty();
    }

    private int after(String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? chars.length : found + mark.length();
    }
}
