package io.muster.endtoend;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Every line that was logged, with its stack trace. */
final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ThrowableProxyConverter traces = new ThrowableProxyConverter();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    CapturedLog() {
        traces.start();
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    List<String> lines() {
        return lines;
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String trace = Optional.ofNullable(event.getThrowableProxy()).isPresent() ? traces.convert(event) : "";
        lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + trace);
    }

    @Override
    public void close() {
        root.detachAppender(this);
    }
}
