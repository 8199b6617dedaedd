package io.muster.app;

import io.muster.history.Queue;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Tells the inbox's file consumer which files wait or run as imports: the history knows, on every node and after a
 * restart. Nothing is remembered here, so that the same file may be dropped again once it has been imported.
 */
final class FilesInQueue extends ServiceSupport implements IdempotentRepository {

    private final Queue queue;

    FilesInQueue(Queue queue) {
        this.queue = queue;
    }

    /** @param key the file's path inside the inbox: cohort, slash, name */
    @Override
    public boolean contains(String key) {
        int slash = key.replace('\\', '/').lastIndexOf('/');
        return slash > 0 && queue.holds(key.substring(0, slash), key.substring(slash + 1));
    }

    @Override
    public boolean add(String key) {
        return !contains(key);
    }

    @Override
    public boolean remove(String key) {
        return true;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        // The queue is cleared by its imports' ends alone.
    }
}
