package io.muster.source.sql;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a read on its server when its time is over or someone cancels it. A driver's own timeout covers the statement
 * but not the fetches behind it. {@link #cancel} may come from any thread, the rest from the reader's.
 */
final class StatementWatchdog implements AutoCloseable {

    /** A cancel that arrives before its statement does is lost, so it is sent until the statement has ended. */
    private static final long AGAIN_MILLIS = 100;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread created = new Thread(task, "muster-source-watch");
        created.setDaemon(true);
        return created;
    });

    private volatile boolean cancelled;
    private volatile boolean expired;
    /** Guarded by this: what the reader waits for, so that no cancel reaches its connection's next statement. */
    private @Nullable Statement running;

    StatementWatchdog() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What the reader waits for. */
    interface Call<T> {
        T run() throws SQLException;
    }

    void start(Duration timeout) {
        thread.schedule(
                () -> {
                    expired = true;
                    end();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Runs {@code call}, which waits for {@code statement}; fails once the read is to end. */
    <T> T during(Statement statement, Call<T> call) throws SQLException {
        synchronized (this) {
            requireTime();
            running = statement;
        }
        try {
            T result = call.run();
            // A result that came in spite of the cancel is not taken: the reader was told to end.
            requireTime();
            return result;
        } finally {
            synchronized (this) {
                running = null;
            }
        }
    }

    void cancel() {
        cancelled = true;
        try {
            thread.execute(this::end);
        } catch (RejectedExecutionException e) {
            // The read has ended before, so there is nothing to end.
            return;
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isExpired() {
        return expired;
    }

    private void requireTime() throws SQLException {
        if (cancelled || expired) {
            throw new SQLException("ended by its watch");
        }
    }

    private synchronized void end() {
        if (running == null) {
            return;
        }
        try {
            StatementCancellation.of(running);
        } catch (SQLException e) {
            // A cancel goes a way of its own and may be lost; the next one may reach the server.
        }
        if (!thread.isShutdown()) {
            thread.schedule(this::end, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
