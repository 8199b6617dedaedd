package io.muster.source.sql;

import io.muster.model.CauseChain;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What is wrong where a database gave no connection, or one that cannot be used: told by the network's error, by the
 * SQLSTATE, and by the driver's own words, which quote no row since none was read.
 *
 * @param code its reason, whose figures are the database, what its settings begin with, and the detail
 * @param detail what the server or the driver says of it; empty where the sentence says it all
 * @param away whether another try may find it otherwise, with nobody doing anything to Muster
 */
public record ConnectionFault(ReasonCode code, String detail, boolean away) {

    /** What MySQL, SQL Server and Oracle say in numbers. */
    private static final int ACCESS_DENIED = 1045;

    private static final int NO_DATABASE = 1049;
    private static final int NO_RIGHT_TO_DATABASE = 1044;
    private static final int TOO_MANY = 1040;
    private static final int LOGIN_FAILED = 18456;
    private static final int CANNOT_OPEN = 4060;
    private static final int WRONG_LOGIN = 1017;

    public static ConnectionFault of(SQLException e) {
        return ofNetwork(e).or(() -> ofServer(e)).or(() -> ofOtherServer(e)).orElseGet(() -> ofDriver(e));
    }

    /** @param settings what the settings begin with, such as {@code muster.datasources.crm} */
    public Reason reason(Reason where, String settings) {
        return Reason.of(code, where, settings, detail);
    }

    /** @param where our own database, in words */
    public String sentence(String where, String settings) {
        return Reason.of(code, where, settings, detail).sentence();
    }

    private static Optional<ConnectionFault> ofNetwork(SQLException e) {
        Optional<UnknownHostException> unknown = CauseChain.find(e, UnknownHostException.class);
        if (unknown.isPresent()
                || CauseChain.find(e, UnresolvedAddressException.class).isPresent()) {
            return Optional.of(away(
                    ReasonCode.CONNECTION_HOST_UNKNOWN,
                    unknown.map(Throwable::getMessage).orElse("")));
        }
        if (CauseChain.find(e, CertificateException.class).isPresent()
                || text(e).contains("hostnameverifier")
                || text(e).contains("could not be verified")) {
            return Optional.of(lasting(ReasonCode.CONNECTION_CERTIFICATE, text(e)));
        }
        if (CauseChain.find(e, SSLException.class).isPresent() || text(e).contains("SSL error")) {
            return Optional.of(lasting(ReasonCode.CONNECTION_TLS, text(e)));
        }
        if (CauseChain.find(e, SocketTimeoutException.class).isPresent()) {
            return Optional.of(away(ReasonCode.CONNECTION_SILENT, ""));
        }
        if (CauseChain.find(e, NoRouteToHostException.class).isPresent()) {
            return Optional.of(away(ReasonCode.CONNECTION_NO_ROUTE, ""));
        }
        if (CauseChain.find(e, ConnectException.class).isPresent()) {
            return Optional.of(
                    text(e).toLowerCase(Locale.ROOT).contains("timed out")
                            ? away(ReasonCode.CONNECTION_SILENT, "")
                            : away(ReasonCode.CONNECTION_REFUSED, text(e)));
        }
        // The pool gave up while the first connection was still being made.
        boolean first = e instanceof SQLTransientConnectionException
                && CauseChain.find(e, SQLException.class, x -> x.getSQLState() != null)
                        .isEmpty();
        if (first) {
            return Optional.of(
                    text(e).contains("total=0")
                            ? away(ReasonCode.CONNECTION_SILENT, "")
                            : away(ReasonCode.CONNECTION_BUSY, ""));
        }
        return Optional.empty();
    }

    private static Optional<ConnectionFault> ofServer(SQLException e) {
        Optional<ServerErrorMessage> told = CauseChain.find(
                        e, PSQLException.class, x -> x.getServerErrorMessage() != null)
                .map(PSQLException::getServerErrorMessage);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        String state = String.valueOf(told.get().getSQLState());
        String words = firstLine(told.get().getMessage());
        boolean parameter = words.contains("parameter") || words.contains("Parameter");
        return switch (state) {
            case "28P01" -> Optional.of(lasting(ReasonCode.CONNECTION_PASSWORD, words));
            case "28000" ->
                Optional.of(lasting(
                        words.contains("pg_hba.conf") || words.contains("encryption")
                                ? ReasonCode.CONNECTION_HOST_ENTRY
                                : words.contains("log in") || words.contains("login")
                                        ? ReasonCode.CONNECTION_NO_LOGIN
                                        : ReasonCode.CONNECTION_USER,
                        words));
            case "3D000" -> Optional.of(lasting(ReasonCode.CONNECTION_DATABASE, words));
            case "55000" -> Optional.of(lasting(ReasonCode.CONNECTION_DATABASE_CLOSED, words));
            case "42501" -> Optional.of(lasting(ReasonCode.CONNECTION_RIGHT, words));
            case "53300" -> Optional.of(lasting(ReasonCode.CONNECTION_MANY, words));
            case "57P03" -> Optional.of(away(ReasonCode.CONNECTION_STARTING, words));
            case "57P01", "57P02" -> Optional.of(away(ReasonCode.CONNECTION_STOPPED, words));
            case "08P01", "0A000", "22023", "42704", "08000" ->
                Optional.of(
                        lasting(parameter ? ReasonCode.CONNECTION_PARAMETER : ReasonCode.CONNECTION_PROTOCOL, words));
            default ->
                Optional.of(
                        state.startsWith("53")
                                ? lasting(ReasonCode.CONNECTION_RESOURCES, words)
                                : state.startsWith("08") || state.startsWith("57P") || state.startsWith("58")
                                        ? away(ReasonCode.CONNECTION_OTHER, words)
                                        : lasting(ReasonCode.CONNECTION_OTHER, words));
        };
    }

    /** Other databases' numbers, where their driver says nothing that PostgreSQL would say. */
    private static Optional<ConnectionFault> ofOtherServer(SQLException e) {
        return switch (code(e)) {
            case ACCESS_DENIED, LOGIN_FAILED, WRONG_LOGIN -> Optional.of(lasting(ReasonCode.CONNECTION_PASSWORD, ""));
            case NO_DATABASE, CANNOT_OPEN -> Optional.of(lasting(ReasonCode.CONNECTION_DATABASE, ""));
            case NO_RIGHT_TO_DATABASE -> Optional.of(lasting(ReasonCode.CONNECTION_RIGHT, ""));
            case TOO_MANY -> Optional.of(lasting(ReasonCode.CONNECTION_MANY, ""));
            default ->
                state(e).startsWith("28") ? Optional.of(lasting(ReasonCode.CONNECTION_PASSWORD, "")) : Optional.empty();
        };
    }

    private static ConnectionFault ofDriver(SQLException e) {
        String words = text(e);
        if (words.contains("client_encoding") || words.contains("DateStyle") || words.contains("conforming_strings")) {
            return lasting(ReasonCode.CONNECTION_SESSION, words);
        }
        if (words.contains("does not support SSL")) {
            return lasting(ReasonCode.CONNECTION_NO_TLS, "");
        }
        if (words.contains("no password was provided") || words.contains("no password")) {
            return lasting(ReasonCode.CONNECTION_NO_PASSWORD, "");
        }
        if (words.contains("authentication type")) {
            return lasting(ReasonCode.CONNECTION_METHOD, words);
        }
        if (words.contains("Protocol error") || words.contains("unexpected message") || words.contains("backend")) {
            return away(ReasonCode.CONNECTION_PROTOCOL, words);
        }
        return state(e).isEmpty() || state(e).startsWith("08") || state(e).startsWith("57P")
                ? away(ReasonCode.CONNECTION_OTHER, words)
                : lasting(ReasonCode.CONNECTION_OTHER, words);
    }

    private static ConnectionFault away(ReasonCode code, String detail) {
        return new ConnectionFault(code, detail, true);
    }

    private static ConnectionFault lasting(ReasonCode code, String detail) {
        return new ConnectionFault(code, detail, false);
    }

    private static String state(SQLException e) {
        return CauseChain.find(e, SQLException.class, x -> x.getSQLState() != null)
                .map(SQLException::getSQLState)
                .orElse("");
    }

    private static int code(SQLException e) {
        return CauseChain.find(e, SQLException.class, x -> x.getErrorCode() != 0)
                .map(SQLException::getErrorCode)
                .orElse(0);
    }

    /** The words nearest to the cause that are a database's driver's. */
    private static String text(SQLException e) {
        String text = String.valueOf(e.getMessage());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && cause.getMessage() != null) {
                text = cause.getMessage();
            }
        }
        return firstLine(text);
    }

    /** A database's words without what follows the first line, and without its full stop. */
    static String firstLine(@Nullable String text) {
        String first = text == null ? "" : text.lines().findFirst().orElse("").strip();
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
