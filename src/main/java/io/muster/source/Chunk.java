package io.muster.source;

import io.muster.model.Reason;
import java.util.List;

/**
 * Some thousand rows of a source: what one exchange carries.
 *
 * @param columns the source's column names as the source spells them, the same for each of its chunks
 * @param malformed rows that could not be read as such, which become rejects
 */
public record Chunk(List<String> columns, List<Row> rows, List<Malformed> malformed) {

    /**
     * A row that is no row, such as a line of NDJSON that is no object.
     *
     * @param what what is wrong with it, without any of its content
     * @param text the row as it is written, cut off where it is long; empty where it is not known
     */
    public record Malformed(long number, Reason what, String text) {

        /** What a spreadsheet's cell holds. */
        public static final int MOST_TEXT = 32_000;

        public Malformed(long number, Reason what) {
            this(number, what, "");
        }
    }

    /** Rows read, good and malformed. */
    public int size() {
        return rows.size() + malformed.size();
    }
}
