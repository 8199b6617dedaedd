package io.muster.source.sql;

import io.muster.model.CohortDefinition;
import io.muster.model.ReasonCode;
import io.muster.query.SqlDialect;
import io.muster.source.Chunk;
import io.muster.source.ChunkBuilder;
import io.muster.source.Rows;
import io.muster.source.SourceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A query's rows in chunks. All but {@link #cancel} belongs to the reading thread. */
final class SqlRows implements Rows {

    /** The driver's own timer is the second net: the watch's, which covers the fetches too, is to be first. */
    private static final Duration SECOND_NET = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final CohortDefinition.Source.Sql sql;
    private final Predicate<String> mapped;
    private final int chunkRows;
    private final StatementWatchdog watchdog;
    private final SqlErrors errors;

    private @Nullable Connection connection;
    private @Nullable Cursor cursor;
    private @Nullable Chunk ready;
    private long row;
    private boolean ended;

    /** A statement that ran, and what it gives. */
    private record Cursor(Statement statement, ResultSet result, SqlColumns columns, FetchSize fetches) {}

    SqlRows(DataSource dataSource, CohortDefinition.Source.Sql sql, Predicate<String> mapped, int chunkRows) {
        this.dataSource = dataSource;
        this.sql = sql;
        this.mapped = mapped;
        this.chunkRows = chunkRows;
        this.watchdog = new StatementWatchdog();
        this.errors = new SqlErrors(sql, watchdog);
    }

    @Override
    public List<String> columns() {
        return started().columns().names();
    }

    @Override
    public List<String> offered() {
        return started().columns().all();
    }

    @Override
    public boolean hasNext() {
        if (ready == null && !ended) {
            ready = read();
        }
        return ready != null;
    }

    @Override
    public Chunk next() {
        if (!hasNext() || ready == null) {
            throw new NoSuchElementException();
        }
        Chunk next = ready;
        ready = null;
        return next;
    }

    @Override
    public void cancel() {
        watchdog.cancel();
    }

    private Cursor started() {
        Cursor started = cursor;
        if (started == null) {
            started = start();
            cursor = started;
        }
        return started;
    }

    private Cursor start() {
        if (connection != null) {
            throw new IllegalStateException("the query has failed already, or was closed");
        }
        watchdog.start(sql.timeout());
        Connection opened = connect();
        connection = opened;
        try {
            SqlDialect dialect = ReadingSession.dialect(opened);
            ReadingSession.open(opened, dialect);
            if (sql.check().isPresent()) {
                String check = ReadingSession.statement(
                        opened, dialect, ReasonCode.THE_CHECK_QUERY, sql.check().get());
                SqlCheck.require(opened, dialect, check, watchdog, errors);
                // What the check set holds for the query; this alone does not.
                ReadingSession.hearsErrorsAlone(opened);
            }
            String query = ReadingSession.statement(opened, dialect, ReasonCode.THE_QUERY, sql.query());
            Statement statement = opened.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            statement.setEscapeProcessing(false);
            FetchSize fetches = FetchSize.of(opened, chunkRows);
            statement.setFetchSize(fetches.rows());
            statement.setQueryTimeout(
                    (int) Math.min(sql.timeout().plus(SECOND_NET).toSeconds(), Integer.MAX_VALUE));
            ResultSet result = watchdog.during(statement, () -> statement.executeQuery(query));
            return new Cursor(statement, result, SqlColumns.of(result.getMetaData(), dialect, mapped), fetches);
        } catch (SQLException e) {
            throw errors.inQuery(e);
        } catch (OutOfMemoryError e) {
            throw tooWide();
        }
    }

    /** What a driver takes at once it takes without asking; the import fails, and the process lives on. */
    static SourceException tooWide() {
        return new SourceException(ReasonCode.QUERY_ROWS_TOO_LARGE);
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw errors.inConnecting(e);
        }
    }

    private @Nullable Chunk read() {
        Cursor from = started();
        ChunkBuilder chunk = new ChunkBuilder(from.columns().names(), chunkRows);
        try {
            watchdog.during(from.statement(), () -> {
                fill(chunk, from);
                return chunk;
            });
        } catch (SQLException e) {
            throw errors.inQuery(e);
        } catch (OutOfMemoryError e) {
            throw tooWide();
        }
        return chunk.isEmpty() ? null : chunk.build();
    }

    private void fill(ChunkBuilder chunk, Cursor from) throws SQLException {
        ResultSet result = from.result();
        SqlColumns columns = from.columns();
        while (!chunk.isFull()) {
            from.fetches().before(result);
            if (!result.next()) {
                ended = true;
                return;
            }
            from.fetches().after(result, columns.all().size());
            row++;
            try {
                chunk.row(row, columns.values(result, row));
            } catch (SqlText.NoTextException e) {
                chunk.malformed(row, e.what(), columns.written(result));
            }
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        Cursor unread = ended ? null : cursor;
        cursor = null;
        ended = true;
        ready = null;
        try {
            if (unread != null) {
                // Some drivers read a result to its end to close it, unless its statement is cancelled.
                unread.statement().cancel();
            }
            if (open != null) {
                open.rollback();
            }
        } catch (SQLException e) {
            abort(open);
        } finally {
            watchdog.close();
            release(open);
        }
    }

    /** A connection that cannot be rolled back is no good to a pool either. */
    private static void abort(@Nullable Connection broken) {
        if (broken == null) {
            return;
        }
        try {
            broken.abort(Runnable::run);
        } catch (SQLException e) {
            throw new SourceException(ReasonCode.QUERY_CONNECTION_BROKE);
        }
    }

    private static void release(@Nullable Connection open) {
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException e) {
            throw new SourceException(ReasonCode.QUERY_CONNECTION_NOT_CLOSED);
        }
    }
}
