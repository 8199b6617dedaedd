package io.muster.source.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * How many rows a driver fetches at once: as many as a chunk has, and fewer when they are wide. A driver counts rows
 * and not bytes, and a few thousand rows with a document in each are more than the memory holds. For the reading
 * thread.
 */
final class FetchSize {

    /** Few, since nothing is known yet of how wide they are. */
    private static final int FIRST = 20;

    private static final int MOST_WITHOUT_WIDTH = 1_000;
    private static final long LEAST_BYTES = 1 << 20;
    private static final long MOST_BYTES = 8 << 20;

    private final boolean widthIsKnown;
    private final int most;
    private final long bytes;
    private int rows;
    private int left;
    private long widest;

    private FetchSize(boolean widthIsKnown, int most, long bytes) {
        this.widthIsKnown = widthIsKnown;
        this.most = most;
        this.bytes = bytes;
        this.rows = widthIsKnown ? Math.min(FIRST, most) : Math.min(most, MOST_WITHOUT_WIDTH);
        this.left = rows;
    }

    static FetchSize of(Connection connection, int most) throws SQLException {
        long share = Runtime.getRuntime().maxMemory() / 64;
        return new FetchSize(
                // It has each row as bytes, also of the columns that nobody reads, and shows them for nothing.
                connection.isWrapperFor(PGConnection.class), most, Math.min(MOST_BYTES, Math.max(LEAST_BYTES, share)));
    }

    int rows() {
        return rows;
    }

    /** Before a row is asked for: the driver takes the size when it has none left. */
    void before(ResultSet result) throws SQLException {
        if (!widthIsKnown || left > 0) {
            return;
        }
        long fitting = widest == 0 ? most : bytes / widest;
        rows = (int) Math.max(1, Math.min(most, fitting));
        left = rows;
        // One wide row makes the next fetches small, and not all of them.
        widest /= 2;
        result.setFetchSize(rows);
    }

    /** A row was read; its width counts, also that of the columns that nobody reads. */
    void after(ResultSet result, int columns) throws SQLException {
        if (!widthIsKnown) {
            return;
        }
        left--;
        long width = 0;
        for (int i = 1; i <= columns; i++) {
            byte[] written = result.getBytes(i);
            width += written == null ? 0 : written.length;
        }
        widest = Math.max(widest, width);
    }
}
