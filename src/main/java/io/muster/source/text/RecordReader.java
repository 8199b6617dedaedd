package io.muster.source.text;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.ChunkBuilder;
import io.muster.source.SourceException;
import java.util.List;

/** The records of one text, whatever its format. */
public interface RecordReader {

    /** The longest record, in characters: beyond it nothing is a row, and memory would grow with the file. */
    int MOST_CHARACTERS = 16 << 20;

    List<String> columns();

    boolean isRejects();

    /** Reads one record into {@code chunk}, or passes over one that is none; false at the end. */
    boolean read(ChunkBuilder chunk);

    static SourceException tooLong(Reason where) {
        return new SourceException(ReasonCode.ROW_TOO_LONG, where);
    }
}
