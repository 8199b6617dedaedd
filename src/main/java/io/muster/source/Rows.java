package io.muster.source;

import java.util.Iterator;
import java.util.List;

/**
 * A source that is being read: its chunks in order, nothing held but the chunk at hand. Used by one thread; whoever
 * opened it closes it. {@link #hasNext} and {@link #next} throw {@link SourceException} when the source is at fault.
 */
public interface Rows extends Iterator<Chunk>, AutoCloseable {

    /** The column names as the source spells them. */
    List<String> columns();

    @Override
    void close();
}
