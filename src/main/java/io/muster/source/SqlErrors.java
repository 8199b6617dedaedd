package io.muster.source;

import io.muster.cohort.Definition;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a database's error means for the cohort's owner. A database quotes values in its messages and details, so its
 * words are shown only where they are about the query's own text, and its exception is not passed on as a cause.
 */
final class SqlErrors {

    private static final Pattern POSITION = Pattern.compile("(?m)^\\s*Position: (\\d+)");

    private final Definition.Source.Sql sql;
    private final Watch watch;

    SqlErrors(Definition.Source.Sql sql, Watch watch) {
        this.sql = sql;
        this.watch = watch;
    }

    SourceException inConnecting(SQLException e) {
        if (state(e).startsWith("28")) {
            return new SourceException(source() + " refused the user or the password; check muster.datasources."
                    + sql.datasource() + ".user and .password.");
        }
        return unreachable(e);
    }

    SourceException inQuery(SQLException e) {
        return in(e, "The query", sql.query());
    }

    SourceException inCheck(SQLException e) {
        return in(e, "The check query", sql.check().orElse(""));
    }

    private SourceException in(SQLException e, String what, String query) {
        if (watch.isCancelled()) {
            return new SourceException("The import was cancelled while its query ran.");
        }
        if (watch.isExpired() || e instanceof SQLTimeoutException) {
            return new SourceException(what + " did not finish within " + shown(sql.timeout())
                    + "; make it faster, or raise the source's timeout.");
        }
        String state = state(e);
        if (state.equals("57014")) {
            return new SourceException(what + " was ended by the database before its time; look for a statement_timeout"
                    + " there, or for someone who cancelled it.");
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return unreachable(e);
        }
        if (state.equals("25006")) {
            return new SourceException(what + " changes data, and a source's query may only read (" + words(e) + ").");
        }
        if (state.startsWith("42") || state.startsWith("3F")) {
            return new SourceException(what + " is not right" + position(e, query) + ": " + words(e) + ".");
        }
        if (state.startsWith("02")) {
            return new SourceException(what + " gives no rows at all; it must be a select.");
        }
        return new SourceException(what + " failed in the database (SQLSTATE " + (state.isEmpty() ? "unknown" : state)
                + "); run it by hand to see why, since the database's words may quote people's data.");
    }

    private SourceException unreachable(SQLException e) {
        return new SourceException(source() + " cannot be reached (" + words(e) + "); check muster.datasources."
                + sql.datasource() + ".url and whether the database runs.");
    }

    private String source() {
        return "The data source " + sql.datasource();
    }

    private static String state(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sqlException && sqlException.getSQLState() != null) {
                return sqlException.getSQLState();
            }
        }
        return "";
    }

    /** The innermost database's message without details and hints, which come on lines of their own. */
    private static String words(SQLException e) {
        String message = String.valueOf(e.getMessage());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && cause.getMessage() != null) {
                message = cause.getMessage();
            }
        }
        String first = message.lines().findFirst().orElse("").strip();
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    private static String position(SQLException e, String query) {
        Matcher position = POSITION.matcher(String.valueOf(e.getMessage()));
        if (!position.find()) {
            return "";
        }
        String before = query.substring(0, Math.min(Integer.parseInt(position.group(1)) - 1, query.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return String.format(Locale.ROOT, " at line %d, column %d", line, before.length() - before.lastIndexOf('\n'));
    }

    private static String shown(Duration timeout) {
        long seconds = timeout.toSeconds();
        if (seconds == 0) {
            return timeout.toMillis() + " ms";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
