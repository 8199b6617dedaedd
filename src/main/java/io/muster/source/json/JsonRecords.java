package io.muster.source.json;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.Chunk;
import io.muster.source.ChunkBuilder;
import io.muster.source.SourceException;
import io.muster.source.text.RecordReader;
import io.muster.source.text.SourceLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON objects as rows, whether they stand on lines or in an array. The first good one says what the columns are. */
public final class JsonRecords implements RecordReader {

    /** How far the first object may be: a file that begins with this much else is none of ours. */
    private static final int MOST_BEFORE = 1000;

    /** What should be objects, one after the other. */
    public interface Values {

        /** Goes to the next value; false at the end. */
        boolean next() throws IOException;

        /** Reads the value into the columns' row; what is wrong with it, or null. */
        @Nullable
        Reason read(JsonColumns columns) throws IOException;

        /** The value's line or element. */
        long number();

        /** The value as it is written, as far as a rejects file keeps it. */
        String text();
    }

    private final Values values;
    private final JsonColumns columns;
    private final SourceLocation location;
    private final List<Chunk.Malformed> before = new ArrayList<>();
    private boolean firstWaits;
    private long objects;

    private JsonRecords(Values values, JsonColumns columns, SourceLocation location) {
        this.values = values;
        this.columns = columns;
        this.location = location;
    }

    public static RecordReader of(Values values, JsonColumns columns, SourceLocation location) throws IOException {
        JsonRecords records = new JsonRecords(values, columns, location);
        if (!columns.areKnown()) {
            records.seekFirst();
        }
        return records;
    }

    private void seekFirst() throws IOException {
        while (!firstWaits && values.next()) {
            Reason fault = values.read(columns);
            if (fault == null) {
                firstWaits = true;
            } else if (before.size() == MOST_BEFORE) {
                throw new SourceException(ReasonCode.JSON_NO_OBJECTS, location.whole());
            } else {
                before.add(new Chunk.Malformed(values.number(), fault, values.text()));
            }
        }
        columns.settle(location);
    }

    @Override
    public List<String> columns() {
        return columns.names();
    }

    @Override
    public boolean isRejects() {
        return false;
    }

    @Override
    public boolean read(ChunkBuilder chunk) {
        before.forEach(each -> chunk.malformed(each.number(), each.what(), each.text()));
        before.clear();
        try {
            Reason fault = null;
            if (firstWaits) {
                firstWaits = false;
            } else if (values.next()) {
                fault = values.read(columns);
            } else {
                requireMapped();
                return false;
            }
            add(chunk, fault);
            return true;
        } catch (IOException e) {
            throw new SourceException(Reason.of(ReasonCode.FILE_UNREADABLE, location.whole()), e);
        }
    }

    private void add(ChunkBuilder chunk, @Nullable Reason fault) {
        if (fault == null) {
            objects++;
            chunk.row(values.number(), columns.values());
        } else {
            chunk.malformed(values.number(), fault, values.text());
        }
    }

    /** Only the end tells: a key that identifies people may be missing in any one object. */
    private void requireMapped() {
        if (columns.inside().isPresent() && (objects == 1 || objects > 0 && !columns.isMappedSeen())) {
            throw new SourceException(
                    objects == 1 ? ReasonCode.JSON_PEOPLE_INSIDE : ReasonCode.JSON_PEOPLE_INSIDE_FIRST,
                    location.whole(),
                    columns.inside().get());
        }
        if (objects > 0 && !columns.isMappedSeen()) {
            throw columns.noneMapped(location);
        }
    }
}
