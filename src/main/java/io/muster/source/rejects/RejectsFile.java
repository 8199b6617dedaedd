package io.muster.source.rejects;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.muster.model.OwnerOnly;
import io.muster.model.Reason;
import io.muster.source.ColumnIndex;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rows that gave no member, as a file that is safe to open in a spreadsheet and, dropped back into an inbox, reads
 * as the very values it was written from. There is no file without a reject, and none under its name before
 * {@link #close}. Used by one thread.
 */
public final class RejectsFile implements RejectSink {

    public static final long MOST_ROWS = 100_000;

    /** The first columns, which mark the file as ours. */
    public static final List<String> MARK = List.of("muster_row", "muster_reason");
    /** The last column: a row that could not be read, as it is written. */
    public static final String TEXT = "muster_text";
    /** Of rows with this reason the device is not sent, when they are dropped back as they are. */
    public static final String IDENTIFIED_DEVICE = "IDENTIFIED_DEVICE";

    private final Path file;
    private final Path part;
    private final List<String> columns;
    private final long mostRows;
    private @Nullable CsvWriter writer;
    private long rows;
    private long more;

    /**
     * @param file where it lies once it is closed; folders are made
     * @param columns the source's columns
     * @param mostRows how many rejects are written out; the others are counted in a last line
     */
    public RejectsFile(Path file, List<String> columns, long mostRows) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.columns = List.copyOf(columns);
        this.mostRows = mostRows;
    }

    public static boolean isMark(List<String> cells) {
        return cells.size() >= MARK.size()
                && cells.subList(0, MARK.size()).stream()
                        .map(ColumnIndex::folded)
                        .toList()
                        .equals(MARK);
    }

    /**
     * Writes a reject, as long as there is room.
     *
     * @param row the source row's number
     * @param reason the reject's reason, such as {@code NO_IDENTIFIER}
     * @param values one for each column from the first; those that are missing stay empty
     */
    @Override
    public void add(long row, String reason, List<String> values) {
        if (values.size() > columns.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + columns.size() + " columns");
        }
        if (hasRoom()) {
            write(Long.toString(row), reason, values, "");
        }
    }

    /** Its sentence is made only for a row that is written: of a broken file every row may come here. */
    @Override
    public void addUnread(long row, String reason, Reason what, String text) {
        if (hasRoom()) {
            write(Long.toString(row), what.isNone() ? reason : reason + ": " + what.sentence(), List.of(), text);
        }
    }

    /** Counts one more, and says whether it is written out. */
    private boolean hasRoom() {
        if (rows == mostRows) {
            more++;
            return false;
        }
        rows++;
        return true;
    }

    /** How many rejects there were, written out or not. */
    public long count() {
        return rows + more;
    }

    /** Gives the file its name. A file that was never needed is not there. */
    @Override
    public void close() {
        try {
            if (more > 0) {
                write("", String.format(Locale.ROOT, "and %,d more that are not listed here", more), List.of(), "");
                more = 0;
            }
            if (writer != null) {
                writer.close();
                writer = null;
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rejects could not be written to " + file, e);
        }
    }

    private void write(String row, String reason, List<String> values, String text) {
        List<String> cells = new ArrayList<>(MARK.size() + columns.size() + 1);
        cells.add(row);
        cells.add(reason);
        for (int i = 0; i < columns.size(); i++) {
            cells.add(i < values.size() ? FormulaGuard.add(values.get(i)) : "");
        }
        cells.add(FormulaGuard.add(text));
        opened().writeRecord(cells);
    }

    private CsvWriter opened() {
        if (writer != null) {
            return writer;
        }
        try {
            OutputStream out = new BufferedOutputStream(OwnerOnly.create(part));
            out.write("\ufeff".getBytes(StandardCharsets.UTF_8));
            CsvWriter opened =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
            List<String> header = new ArrayList<>(MARK);
            columns.forEach(column -> header.add(FormulaGuard.add(column)));
            header.add(TEXT);
            opened.writeRecord(header);
            writer = opened;
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("the rejects could not be written to " + part, e);
        }
    }
}
