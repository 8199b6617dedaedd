package io.muster.pipeline;

import io.muster.model.CauseChain;
import io.muster.notify.mail.MailProblem;
import io.muster.source.SourceAwayException;
import jakarta.mail.MessagingException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a ticking route says when its look failed: one line, and the same again a minute later at the soonest. The next
 * look tries again, so a database or a mail server that is away for a while needs nobody.
 */
public final class RouteErrorLog implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RouteErrorLog.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> said = new ConcurrentHashMap<>();

    public RouteErrorLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void handleException(Throwable exception) {
        handleException("", null, exception);
    }

    @Override
    public void handleException(@Nullable String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable exception) {
        String problem = problem(exception);
        Instant now = clock.instant();
        // One outage shows under several states.
        String kind = problem.replaceFirst(" \\(SQL state .*", "");
        Instant due = said.getOrDefault(kind, Instant.MIN);
        if (now.isAfter(due)) {
            said.put(kind, now.plus(AGAIN_AFTER));
            String route = exchange == null ? "" : " route=" + exchange.getFromRouteId();
            LOG.warn(
                    "trouble=\"{}\"{} action=\"it is tried again by itself; look at it when this stays\"",
                    problem,
                    route);
        }
    }

    /** Logs it, and says for people what is wrong. */
    public String log(Exception exception) {
        handleException(exception);
        return problem(exception);
    }

    /** What is wrong, for people. Never the exception's own text, which may quote what it was about. */
    static String problem(Throwable exception) {
        return CauseChain.find(exception, SQLException.class)
                .map(e -> (CauseChain.isOutOfRoom(e)
                                ? "our database has no room left"
                                : CauseChain.isDatabaseAway(e)
                                        ? "our database did not answer"
                                        : "our database refused a statement")
                        + (e.getSQLState() == null ? "" : " (SQL state " + e.getSQLState() + ")"))
                .or(() -> CauseChain.find(exception, SourceAwayException.class)
                        .map(e -> "the database of a source did not answer, and ours does not either"))
                .or(() -> CauseChain.find(exception, MessagingException.class).map(MailProblem::sentence))
                .or(() -> Optional.of("the disk of the data folder is full")
                        .filter(x -> CauseChain.isDiskFull(exception)))
                .or(() -> CauseChain.find(exception, FileSystemException.class)
                        .map(e -> "a file of the data folder could not be read, written or moved ("
                                + e.getClass().getSimpleName() + ")"))
                .orElseGet(() -> CauseChain.root(exception).getClass().getSimpleName());
    }
}
