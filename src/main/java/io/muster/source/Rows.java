package io.muster.source;

import java.util.Iterator;
import java.util.List;

/**
 * A source that is being read: its chunks in order, nothing held but the chunk at hand. Used by one thread, but for
 * {@link #cancel}; whoever opened it closes it. {@link #columns}, {@link #hasNext} and {@link #next} may wait for the
 * source, and throw {@link SourceException} when it is at fault.
 */
public interface Rows extends Iterator<Chunk>, AutoCloseable {

    /** The names of the columns that are read, as the source spells them. */
    List<String> columns();

    /** All columns that the source has, for a sentence about one that it has not. */
    default List<String> offered() {
        return columns();
    }

    /**
     * Ends the reading from any thread, also while the reader waits: a query is ended on its server, and the reader
     * gets a {@link SourceException}. Does not wait for that to happen. A source that never waits needs none.
     */
    default void cancel() {}

    /** Lets go of the source; what was not read yet stays unread. */
    @Override
    void close();
}
