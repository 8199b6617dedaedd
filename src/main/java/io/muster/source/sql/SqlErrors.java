package io.muster.source.sql;

import io.muster.model.CohortDefinition;
import io.muster.source.SourceAwayException;
import io.muster.source.SourceException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a database's error means for the cohort's owner. A database quotes values of rows in its messages, details and
 * hints, so its words are shown only where they can be about the query's own text and nothing else; in all other cases
 * its SQLSTATE says what we know. Its exception is not passed on as a cause.
 */
public final class SqlErrors {

    /** Errors that a database finds in a query's text before it has read a row. */
    private static final Set<String> ABOUT_THE_TEXT = Set.of("42601", "42703", "42P01", "42883", "42501");

    /** Those whose hint names columns, types or functions; a hint of another may have been written by anybody. */
    private static final Set<String> WITH_HINT = Set.of("42703", "42P01", "42883");

    /** As a server quotes, in whatever language it speaks. */
    private static final String QUOTE = "[\"“”„«»‹›]";

    private static final Pattern QUOTED = Pattern.compile(QUOTE + "(.*)" + QUOTE);
    private static final Pattern LONE_QUOTE = Pattern.compile(QUOTE);
    private static final Pattern NO_STATE_LEFT = Pattern.compile("08.*|53.*|54.*|57.*|25P0.*|40.*|58.*|HYT.*|HY008");
    private static final ResourceBundle WORDS = ResourceBundle.getBundle(
            "io.muster.source.sql.words",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private final CohortDefinition.Source.Sql sql;
    private final StatementWatchdog watch;

    SqlErrors(CohortDefinition.Source.Sql sql, StatementWatchdog watch) {
        this.sql = sql;
        this.watch = watch;
    }

    SourceException inConnecting(SQLException e) {
        return unreachable(e);
    }

    SourceException inQuery(SQLException e) {
        return in(e, "what.query", sql.query());
    }

    SourceException inCheck(SQLException e) {
        return in(e, "what.check", sql.check().orElse(""));
    }

    /** Why a lookup failed, as one sentence for people. */
    public static String ofLookup(CohortDefinition.Lookup lookup, SQLException e) {
        String where = "On data source " + lookup.datasource() + ": ";
        if (e instanceof SQLTimeoutException || state(e).equals("57014")) {
            return where + capital(meaning("57014", "what.lookup", "")) + ". Nothing was sent.";
        }
        Optional<ConnectionFault> fault = inConnecting(e, state(e));
        if (fault.isPresent()) {
            String source = "The data source " + lookup.datasource();
            return fault.get().sentence(source, "muster.datasources." + lookup.datasource()) + " Nothing was sent.";
        }
        return where + capital(said(e, "what.lookup", lookup.query(), true)) + ". Nothing was sent.";
    }

    /** Where there was no connection to begin with, or the session is one that cannot be used. */
    private static Optional<ConnectionFault> inConnecting(SQLException e, String state) {
        boolean connecting = state.isEmpty() && e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("28")
                || state.startsWith("3D");
        return Optional.of(ConnectionFault.of(e))
                .filter(fault -> connecting && !fault.key().equals("other") && !isOverTheBuffer(e));
    }

    private SourceException in(SQLException e, String what, String query) {
        if (watch.isCancelled()) {
            return new SourceException("The import was cancelled while its query ran.");
        }
        if (watch.isExpired() || e instanceof SQLTimeoutException) {
            return new SourceException(capital(WORDS.getString(what)) + " did not finish within " + shown(sql.timeout())
                    + "; make it faster, or raise the source's timeout.");
        }
        String state = state(e);
        if (isOverTheBuffer(e)) {
            return SqlRows.tooWide();
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return unreachable(e);
        }
        return new SourceException(capital(said(e, what, query, false)) + ".");
    }

    /** The driver's own limit, which is no fault of the network's whatever its state says. */
    private static boolean isOverTheBuffer(SQLException e) {
        return String.valueOf(e.getMessage()).contains("maxResultBuffer");
    }

    private static String said(SQLException e, String what, String query, boolean hasKeys) {
        Optional<String> words = words(e, query);
        String cast = hasKeys && state(e).equals("42883") && query.contains(":keys") ? ". " + say("keys.cast") : "";
        return words.map(own -> say(what) + " is not right" + own + cast).orElseGet(() -> meaning(e, what) + cast);
    }

    /** The database's own words with their place, where they are about the query's text for certain. */
    private static Optional<String> words(SQLException e, String query) {
        Optional<ServerErrorMessage> told = server(e);
        if (told.isEmpty()
                || !ABOUT_THE_TEXT.contains(state(e))
                || told.get().getPosition() <= 0
                || told.get().getInternalPosition() > 0
                || told.get().getInternalQuery() != null) {
            return Optional.empty();
        }
        String message = ConnectionFault.firstLine(told.get().getMessage());
        if (message.isEmpty() || !quotesTheQuery(message, query)) {
            return Optional.empty();
        }
        String hint = WITH_HINT.contains(state(e))
                ? ConnectionFault.firstLine(told.get().getHint())
                : "";
        return Optional.of(
                place(told.get().getPosition(), query) + ": " + message + (hint.isEmpty() ? "" : " (" + hint + ")"));
    }

    /**
     * Whether what the message quotes stands in the query: all from the first quote to the last, since what is quoted may
     * hold quotes itself. A cast to regtype has the parser read a row's value, and its error has a place in that.
     */
    private static boolean quotesTheQuery(String message, String query) {
        Matcher quoted = QUOTED.matcher(message);
        if (!quoted.find()) {
            return !LONE_QUOTE.matcher(message).find();
        }
        String words = quoted.group(1).toLowerCase(Locale.ROOT);
        return !words.isBlank() && query.toLowerCase(Locale.ROOT).contains(words);
    }

    private static Optional<ServerErrorMessage> server(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException told && told.getServerErrorMessage() != null) {
                return Optional.of(told.getServerErrorMessage());
            }
        }
        return Optional.empty();
    }

    private static String meaning(SQLException e, String what) {
        String state = state(e);
        String shown = shownState(e);
        return meaning(state, what, shown) + (state.isEmpty() || !hasMeaning(state) ? "" : " (" + shown + ")");
    }

    private static String meaning(String state, String what, String shown) {
        for (int length = state.length(); length >= 2; length--) {
            String key = "state." + state.substring(0, length);
            if (WORDS.containsKey(key)) {
                return say(key, say(what));
            }
        }
        return say("state.none", say(what), shown);
    }

    private static boolean hasMeaning(String state) {
        for (int length = state.length(); length >= 2; length--) {
            if (WORDS.containsKey("state." + state.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    private static String say(String key, Object... gaps) {
        return capitalIfFirst(new MessageFormat(WORDS.getString(key), Locale.ROOT).format(gaps), gaps);
    }

    /** A sentence that begins with a gap begins with a capital all the same. */
    private static String capitalIfFirst(String sentence, Object[] gaps) {
        return gaps.length > 0 && sentence.startsWith(String.valueOf(gaps[0])) ? capital(sentence) : sentence;
    }

    private static String capital(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** Whether the read as a whole has ended, and not one value that could not be had. */
    static boolean isAboutMore(SQLException e) {
        return e instanceof SQLTimeoutException
                || NO_STATE_LEFT.matcher(state(e)).matches()
                || "ended by its watch".equals(e.getMessage());
    }

    static String shownState(SQLException e) {
        String state = state(e);
        return state.isEmpty()
                ? "the driver's error " + e.getErrorCode() + ", without an SQLSTATE"
                : "SQLSTATE " + state;
    }

    private SourceException unreachable(SQLException e) {
        ConnectionFault fault = ConnectionFault.of(e);
        String sentence = fault.sentence(source(), "muster.datasources." + sql.datasource());
        return fault.away() ? new SourceAwayException(sentence) : new SourceException(sentence);
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

    private static String place(int position, String query) {
        String before = query.substring(0, Math.min(position - 1, query.length()));
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
