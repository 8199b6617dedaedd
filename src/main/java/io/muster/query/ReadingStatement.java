package io.muster.query;

import io.muster.query.SqlDialect.Habit;
import io.muster.query.SqlToken.SqlTokenKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.core.Parser;

/**
 * One statement that reads, which is all that a definition may ask of a database. What the database's own rights and
 * its read-only transaction refuse, they refuse; this is a wall of its own before them, which looks at how many
 * statements there are, at what they begin with, and at the few clauses with which a reading one writes or locks. It
 * does not know a dialect's functions, so it refuses none.
 */
public final class ReadingStatement {

    private static final Set<String> READS = Set.of("select", "with", "values", "table");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge", "replace");

    /** Words that begin a statement where none needs a semicolon before it, and that no column may be called. */
    private static final Set<String> BEGINS = Set.of(
            "alter",
            "backup",
            "checkpoint",
            "goto",
            "print",
            "raiserror",
            "setuser",
            "updatetext",
            "writetext",
            "bulk",
            "commit",
            "create",
            "dbcc",
            "declare",
            "delete",
            "deny",
            "drop",
            "exec",
            "execute",
            "grant",
            "insert",
            "kill",
            "merge",
            "reconfigure",
            "restore",
            "revoke",
            "rollback",
            "shutdown",
            "truncate",
            "update",
            "use",
            "waitfor",
            "while");

    /** Words with which a reading statement writes or locks. */
    private static final Set<String> CLAUSES = Set.of("into", "for", "lock");

    private static final Pattern LONE_RETURN = Pattern.compile("\\r(?!\\n)");
    private static final Pattern QUOTES = Pattern.compile("['\"`#\\\\]|--|/\\*");
    private static final Optional<SqlToken> NONE = Optional.empty();
    private static final String ONLY_READ = "a definition's query only reads";

    private final String sql;
    private final SqlDialect dialect;
    private final List<SqlToken> tokens;

    private ReadingStatement(String sql, SqlDialect dialect, List<SqlToken> tokens) {
        this.sql = sql;
        this.dialect = dialect;
        this.tokens = withoutExponents(tokens);
    }

    /** What is wrong with a query, and what to do about it; each a part of a sentence about it. */
    public record Refusal(String found, String remedy) {}

    /** Why the query is not one statement that reads; empty when it is. */
    public static Optional<Refusal> refusal(String sql, SqlDialect dialect) {
        return refusal(sql, dialect, true);
    }

    /** @param plainBackslashes PostgreSQL's standard_conforming_strings; nothing to the others */
    public static Optional<Refusal> refusal(String sql, SqlDialect dialect, boolean plainBackslashes) {
        Optional<Refusal> refusal = marks(sql, dialect);
        for (String reading : readings(sql, dialect)) {
            refusal = refusal.or(() -> read(reading, dialect, plainBackslashes));
        }
        return refusal;
    }

    /** One text, and several where servers differ in what of it is a comment; each character in its place. */
    private static List<String> readings(String sql, SqlDialect dialect) {
        List<String> readings = new ArrayList<>(List.of(sql));
        StringBuilder passedOver = new StringBuilder(sql);
        for (SqlToken comment : SqlTokens.runComments(sql, dialect)) {
            passedOver.replace(comment.from(), comment.to(), " ".repeat(comment.to() - comment.from()));
        }
        readings.add(passedOver.toString());
        // Whether a carriage return alone ends a comment, databases do not agree on.
        readings.addAll(readings.stream()
                .map(each -> LONE_RETURN.matcher(each).replaceAll(" "))
                .toList());
        return readings.stream().distinct().toList();
    }

    private static Optional<Refusal> read(String sql, SqlDialect dialect, boolean plainBackslashes) {
        return new ReadingStatement(sql, dialect, SqlTokens.of(sql, dialect, plainBackslashes))
                .refusal(plainBackslashes);
    }

    /** What one server reads otherwise than another of its kind, or than anybody who looks at it. */
    private static Optional<Refusal> marks(String sql, SqlDialect dialect) {
        // As long as nothing is quoted in it, it ends at the same place whether it is run or passed over.
        if (SqlTokens.runComments(sql, dialect).stream()
                .anyMatch(comment -> QUOTES.matcher(comment.text().substring(2)).find())) {
            return Optional.of(new Refusal(
                    "has a comment that some servers run and others pass over (/*!), with a quote or another comment in it",
                    "write it without them"));
        }
        return SqlTokens.of(sql, dialect).stream()
                .filter(token -> token.kind() == SqlTokenKind.WORD)
                .flatMapToInt(token -> token.text().chars())
                .filter(c -> c >= 0x80 && (Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT))
                .mapToObj(c -> new Refusal(
                        String.format(
                                Locale.ROOT,
                                "has a character that looks like a blank or like nothing and is none (U+%04X)",
                                c),
                        "write an ordinary blank in its place"))
                .findFirst();
    }

    /**
     * The statement alone, each character in its place: without the semicolon behind it and what stands behind that,
     * which some databases take for another statement.
     */
    public static String text(String sql, SqlDialect dialect) {
        StringBuilder text = new StringBuilder(sql);
        List<SqlToken> tokens = SqlTokens.of(sql, dialect);
        int last = tokens.size() - 1;
        while (last >= 0 && tokens.get(last).isSymbol(';')) {
            text.setLength(tokens.get(last).from());
            last--;
        }
        for (int i = 0; i <= last && tokens.get(i).isSymbol(';'); i++) {
            text.setCharAt(tokens.get(i).from(), ' ');
        }
        return text.toString();
    }

    /** Where the lookup's parameter, {@code :keys}, stands: not in a comment, a text or a cast. */
    public static List<SqlToken> parameters(String sql, SqlDialect dialect, String name) {
        List<SqlToken> tokens = SqlTokens.of(sql, dialect);
        List<SqlToken> found = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            SqlToken colon = tokens.get(i - 1);
            SqlToken word = tokens.get(i);
            boolean isCast = i > 1
                    && tokens.get(i - 2).isSymbol(':')
                    && tokens.get(i - 2).to() == colon.from();
            if (colon.isSymbol(':')
                    && word.kind() == SqlTokenKind.WORD
                    && word.text().equals(name)
                    && colon.to() == word.from()
                    && !isCast) {
                found.add(new SqlToken(SqlTokenKind.SYMBOL, colon.from(), word.to(), ":" + name));
            }
        }
        return found;
    }

    private Optional<Refusal> refusal(boolean plainBackslashes) {
        List<List<SqlToken>> statements = statements();
        if (statements.isEmpty()) {
            return refused("has no statement", "write a select");
        }
        if (statements.size() > 1) {
            return refused(
                    "has " + statements.size() + " statements, the second "
                            + place(statements.get(1).get(0)),
                    "keep the one that reads, since " + ONLY_READ);
        }
        List<SqlToken> statement = statements.get(0);
        Optional<Refusal> refusal = begins(statement).or(() -> clause(statement));
        if (refusal.isPresent()) {
            return refusal;
        }
        return dialect == SqlDialect.POSTGRESQL && splits(plainBackslashes) > 1
                ? refused("has several statements", "keep the one that reads, since " + ONLY_READ)
                : Optional.empty();
    }

    /** {@code 1eexec} and {@code 1.einto}: SQL Server and MySQL read a number there and a word behind it. */
    private static List<SqlToken> withoutExponents(List<SqlToken> tokens) {
        List<SqlToken> read = new ArrayList<>(tokens);
        for (int i = 1; i < read.size(); i++) {
            SqlToken number = read.get(i - 1);
            SqlToken word = read.get(i);
            if (number.kind() == SqlTokenKind.NUMBER
                    && word.kind() == SqlTokenKind.WORD
                    && number.to() == word.from()
                    && lower(word).startsWith("e")
                    && does(lower(word).substring(1))) {
                read.set(
                        i,
                        new SqlToken(
                                SqlTokenKind.WORD,
                                word.from() + 1,
                                word.to(),
                                word.text().substring(1)));
            }
        }
        return read;
    }

    private static boolean does(String word) {
        return BEGINS.contains(word) || WRITES.contains(word) || CLAUSES.contains(word);
    }

    /** How many statements PostgreSQL's driver sends, comments not counted. */
    private long splits(boolean plainBackslashes) {
        try {
            return Parser.parseJdbcSql(sql, plainBackslashes, false, true, false, false).stream()
                    .map(each -> each.nativeSql)
                    .map(each -> SqlTokens.of(each, dialect, plainBackslashes))
                    .filter(each -> each.stream().anyMatch(token -> !token.isSymbol(';')))
                    .count();
        } catch (SQLException e) {
            // It says what it does not understand when the query runs.
            return 1;
        }
    }

    private List<List<SqlToken>> statements() {
        List<List<SqlToken>> statements = new ArrayList<>();
        List<SqlToken> at = new ArrayList<>();
        for (SqlToken token : tokens) {
            if (!token.isSymbol(';')) {
                at.add(token);
            } else if (!at.isEmpty()) {
                statements.add(at);
                at = new ArrayList<>();
            }
        }
        if (!at.isEmpty()) {
            statements.add(at);
        }
        return statements;
    }

    private Optional<Refusal> begins(List<SqlToken> statement) {
        int first = 0;
        while (first < statement.size() - 1 && statement.get(first).isSymbol('(')) {
            first++;
        }
        SqlToken word = statement.get(first);
        boolean reads = word.kind() == SqlTokenKind.WORD && READS.contains(lower(word));
        // DuckDB leaves the select out of "from people".
        if (!reads && !(dialect == SqlDialect.DUCKDB && word.isWord("from"))) {
            String what = word.kind() == SqlTokenKind.WORD || word.kind() == SqlTokenKind.SYMBOL
                    ? "begins with \"" + word.text() + "\""
                    : "does not begin with a word of SQL";
            return refused(what + " " + place(word), "begin it with select, with, values or table, since " + ONLY_READ);
        }
        return Optional.empty();
    }

    private Optional<Refusal> clause(List<SqlToken> statement) {
        for (int i = 0; i < statement.size(); i++) {
            SqlToken token = statement.get(i);
            if (token.kind() != SqlTokenKind.WORD || isName(statement, i)) {
                continue;
            }
            if (token.isWord("into")) {
                return refused(
                        "writes what it finds (\"into\" " + place(token) + ")", "take into out, since " + ONLY_READ);
            }
            Optional<SqlToken> verb =
                    token.isWord("with") ? main(statement, i) : isWithin(statement, i) ? Optional.of(token) : NONE;
            if (verb.filter(each -> WRITES.contains(lower(each))).isPresent()) {
                return refused(
                        "changes data (\"" + lower(verb.get()) + "\" " + place(verb.get()) + ")",
                        "take it out, since " + ONLY_READ);
            }
            if (locks(statement, i)) {
                return refused(
                        "locks rows (\"" + lower(token) + " …\" " + place(token) + ")",
                        "take the lock out, since " + ONLY_READ);
            }
            if (dialect.has(Habit.NO_SEMICOLON_NEEDED) && another(statement, i)) {
                return refused(
                        "has another statement (\"" + lower(token) + "\" " + place(token) + ")",
                        "keep the one that reads, since " + ONLY_READ);
            }
        }
        return Optional.empty();
    }

    /** Behind a dot, or given with as: a name whatever it is spelled like. */
    private static boolean isName(List<SqlToken> statement, int i) {
        return i > 0
                && (statement.get(i - 1).isSymbol('.') || statement.get(i - 1).isWord("as"));
    }

    /** What a {@code with} is for: the delete of {@code with x as (…) delete …}. */
    private static Optional<SqlToken> main(List<SqlToken> statement, int with) {
        if (with > 0 && !statement.get(with - 1).isSymbol('(')) {
            return Optional.empty();
        }
        int level = 0;
        for (int i = with + 2; i < statement.size() && level >= 0; i++) {
            SqlToken token = statement.get(i);
            SqlToken before = statement.get(i - 1);
            if (token.isSymbol('(')) {
                level++;
            } else if (token.isSymbol(')')) {
                level--;
            } else if (level == 0
                    && token.kind() == SqlTokenKind.WORD
                    && (WRITES.contains(lower(token)) || READS.contains(lower(token)))
                    && !before.isWord("recursive")
                    && !before.isSymbol(',')) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }

    /** {@code with x as (delete …)}, and {@code from old table (delete …)} of H2 and Db2. */
    private static boolean isWithin(List<SqlToken> statement, int i) {
        return i > 1
                && statement.get(i - 1).isSymbol('(')
                && (statement.get(i - 2).isWord("as")
                        || statement.get(i - 2).isWord("materialized")
                        || statement.get(i - 2).isWord("table"));
    }

    private static boolean locks(List<SqlToken> statement, int i) {
        if (statement.get(i).isWord("for")) {
            return follows(statement, i, "update")
                    || follows(statement, i, "share")
                    || follows(statement, i, "no", "key", "update")
                    || follows(statement, i, "key", "share");
        }
        return statement.get(i).isWord("lock") && follows(statement, i, "in", "share", "mode");
    }

    private static boolean follows(List<SqlToken> statement, int i, String... words) {
        for (int w = 0; w < words.length; w++) {
            int at = i + 1 + w;
            if (at >= statement.size() || !statement.get(at).isWord(words[w])) {
                return false;
            }
        }
        return true;
    }

    /** A hint such as {@code inner merge join} is no statement. */
    private static boolean another(List<SqlToken> statement, int i) {
        SqlToken token = statement.get(i);
        boolean isHint = token.isWord("merge") && (follows(statement, i, "join") || follows(statement, i, "union"));
        return i > 0 && BEGINS.contains(lower(token)) && !isHint;
    }

    private Optional<Refusal> refused(String found, String remedy) {
        return Optional.of(new Refusal(found, remedy));
    }

    private String place(SqlToken token) {
        long line =
                sql.substring(0, token.from()).chars().filter(c -> c == '\n').count() + 1;
        int column = token.from() - sql.lastIndexOf('\n', token.from() - 1);
        return "at its line " + line + ", column " + column;
    }

    private static String lower(SqlToken token) {
        return token.text().toLowerCase(Locale.ROOT);
    }
}
