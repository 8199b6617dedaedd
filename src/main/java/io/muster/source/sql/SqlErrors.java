package io.muster.source.sql;

import io.muster.model.CohortDefinition;
import io.muster.model.Durations;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.SourceAwayException;
import io.muster.source.SourceException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** What is known of an SQLSTATE, by what it begins with. */
    private static final Map<String, ReasonCode> MEANINGS = Stream.of(ReasonCode.values())
            .filter(code -> code.name().startsWith("SQL_"))
            .collect(Collectors.toUnmodifiableMap(code -> code.name().substring(4), code -> code));

    private final CohortDefinition.Source.Sql sql;
    private final StatementWatchdog watchdog;

    SqlErrors(CohortDefinition.Source.Sql sql, StatementWatchdog watchdog) {
        this.sql = sql;
        this.watchdog = watchdog;
    }

    SourceException inConnecting(SQLException e) {
        return unreachable(e);
    }

    SourceException inQuery(SQLException e) {
        return in(e, ReasonCode.THE_QUERY, sql.query());
    }

    SourceException inCheck(SQLException e) {
        return in(e, ReasonCode.THE_CHECK_QUERY, sql.check().orElse(""));
    }

    /** Why a lookup failed. */
    public static Reason ofLookup(CohortDefinition.Lookup lookup, SQLException e) {
        String where = lookup.datasource();
        ReasonCode what = ReasonCode.THE_LOOKUP_QUERY;
        if (e instanceof SQLTimeoutException || state(e).equals("57014")) {
            return Reason.of(
                    ReasonCode.LOOKUP_FAILED,
                    where,
                    Reason.of(ReasonCode.QUERY_ENDED, Reason.of(ReasonCode.SQL_57014, Reason.of(what))));
        }
        Optional<ConnectionFault> fault = inConnecting(e, state(e));
        if (fault.isPresent()) {
            return Reason.of(ReasonCode.LOOKUP_UNREACHABLE, unreachable(fault.get(), where));
        }
        boolean cast = state(e).equals("42883") && lookup.query().contains(":keys");
        return Reason.of(
                cast ? ReasonCode.LOOKUP_FAILED_KEYS : ReasonCode.LOOKUP_FAILED, where, said(e, what, lookup.query()));
    }

    /** Where there was no connection to begin with, or the session is one that cannot be used. */
    private static Optional<ConnectionFault> inConnecting(SQLException e, String state) {
        boolean connecting = state.isEmpty() && e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("28")
                || state.startsWith("3D");
        return Optional.of(ConnectionFault.of(e))
                .filter(fault -> connecting && fault.code() != ReasonCode.CONNECTION_OTHER && !isOverTheBuffer(e));
    }

    private SourceException in(SQLException e, ReasonCode what, String query) {
        if (watchdog.isCancelled()) {
            return new SourceException(ReasonCode.QUERY_CANCELLED);
        }
        if (watchdog.isExpired() || e instanceof SQLTimeoutException) {
            return new SourceException(ReasonCode.QUERY_TIMED_OUT, Reason.of(what), Durations.words(sql.timeout()));
        }
        String state = state(e);
        if (isOverTheBuffer(e)) {
            return SqlRows.tooWide();
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return unreachable(e);
        }
        return new SourceException(said(e, what, query));
    }

    /** The driver's own limit, which is no fault of the network's whatever its state says. */
    private static boolean isOverTheBuffer(SQLException e) {
        return String.valueOf(e.getMessage()).contains("maxResultBuffer");
    }

    private static Reason said(SQLException e, ReasonCode what, String query) {
        return words(e, what, query).orElseGet(() -> meaning(e, what));
    }

    /** The database's own words with their place, where they are about the query's text for certain. */
    private static Optional<Reason> words(SQLException e, ReasonCode what, String query) {
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
        String before = query.substring(0, Math.min(told.get().getPosition() - 1, query.length()));
        String line = Long.toString(before.chars().filter(c -> c == '\n').count() + 1);
        String column = Integer.toString(before.length() - before.lastIndexOf('\n'));
        return Optional.of(
                hint.isEmpty()
                        ? Reason.of(ReasonCode.QUERY_NOT_RIGHT, Reason.of(what), line, column, message)
                        : Reason.of(ReasonCode.QUERY_NOT_RIGHT_HINT, Reason.of(what), line, column, message, hint));
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

    private static Reason meaning(SQLException e, ReasonCode what) {
        String state = state(e);
        for (int length = state.length(); length >= 2; length--) {
            ReasonCode meaning = MEANINGS.get(state.substring(0, length));
            if (meaning != null) {
                return Reason.of(
                        ReasonCode.QUERY_FAILED,
                        meaning.figures() == 0 ? Reason.of(meaning) : Reason.of(meaning, Reason.of(what)),
                        shownState(e));
            }
        }
        return Reason.of(ReasonCode.QUERY_FAILED_UNKNOWN, Reason.of(what), shownState(e));
    }

    /** Whether the read as a whole has ended, and not one value that could not be had. */
    static boolean isAboutMore(SQLException e) {
        return e instanceof SQLTimeoutException
                || NO_STATE_LEFT.matcher(state(e)).matches()
                || "ended by its watch".equals(e.getMessage());
    }

    /** A text or a part of a sentence. */
    static Object shownState(SQLException e) {
        String state = state(e);
        return state.isEmpty()
                ? Reason.of(ReasonCode.DRIVER_ERROR, Integer.toString(e.getErrorCode()))
                : "SQLSTATE " + state;
    }

    private SourceException unreachable(SQLException e) {
        ConnectionFault fault = ConnectionFault.of(e);
        Reason why = unreachable(fault, sql.datasource());
        return fault.away() ? new SourceAwayException(why) : new SourceException(why);
    }

    private static Reason unreachable(ConnectionFault fault, String datasource) {
        return fault.reason(Reason.of(ReasonCode.DATA_SOURCE, datasource), "muster.datasources." + datasource);
    }

    private static String state(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sqlException && sqlException.getSQLState() != null) {
                return sqlException.getSQLState();
            }
        }
        return "";
    }
}
