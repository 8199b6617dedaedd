package io.muster.source;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose next chunk is read on a thread of its own while the last one is matched and staged, so that the source and
 * our database work at the same time. One chunk ahead and never more: memory stays flat. What the source throws comes
 * out where its chunk would have. For one thread, but for {@link #cancel}.
 */
public final class ReadAhead implements Rows {

    private final Rows rows;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "muster-source-read");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<Chunk> ready = Optional.empty();
    /** Empty before the first chunk was asked for, and after the last. */
    private Optional<Future<Optional<Chunk>>> coming = Optional.empty();

    private boolean ended;

    /** @param rows closed with this; asked for its columns before it is asked for chunks, by one thread at a time */
    public ReadAhead(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<String> columns() {
        return rows.columns();
    }

    @Override
    public List<String> offered() {
        return rows.offered();
    }

    @Override
    public boolean hasNext() {
        if (ready.isEmpty() && !ended) {
            ready = await(coming.orElseGet(this::read));
            ended = ready.isEmpty();
            coming = ended ? Optional.empty() : Optional.of(read());
        }
        return ready.isPresent();
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Chunk next = ready.orElseThrow();
        ready = Optional.empty();
        return next;
    }

    @Override
    public void cancel() {
        rows.cancel();
    }

    /** What is being read is given up first: nobody closes a source under its reader's hands. */
    @Override
    public void close() {
        ended = true;
        ready = Optional.empty();
        reader.shutdown();
        try {
            coming.filter(chunk -> !chunk.isDone()).ifPresent(this::giveUp);
        } finally {
            rows.close();
        }
    }

    private Future<Optional<Chunk>> read() {
        return reader.submit(() -> rows.hasNext() ? Optional.of(rows.next()) : Optional.empty());
    }

    private Optional<Chunk> await(Future<Optional<Chunk>> chunk) {
        try {
            return chunk.get();
        } catch (ExecutionException e) {
            ended = true;
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(Reason.of(ReasonCode.READING_INTERRUPTED), e);
        }
    }

    private void giveUp(Future<Optional<Chunk>> chunk) {
        rows.cancel();
        boolean interrupted = false;
        while (!chunk.isDone()) {
            try {
                chunk.get();
            } catch (ExecutionException e) {
                // It was told to end; what it says of that is of no use to anybody.
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
