package io.muster.source;

import io.muster.model.Reason;
import java.util.ArrayList;
import java.util.List;

/** The chunk that is being filled. It ends early when its rows are large, or a few thousand would not fit in memory. */
public final class ChunkBuilder {

    private static final long MOST_CHARACTERS = 8L << 20;
    /** What a value costs that is not its characters. */
    private static final int VALUE = 8;

    private final List<String> columns;
    private final int mostRows;
    private int part;
    private final List<Row> rows;
    private final List<Chunk.Malformed> malformed = new ArrayList<>();
    private long characters;

    public ChunkBuilder(List<String> columns, int mostRows) {
        this.columns = columns;
        this.mostRows = mostRows;
        this.rows = new ArrayList<>(Math.min(mostRows, 2048));
    }

    /** What follows is of this text of an archive, counted from 0. */
    public void part(int number) {
        part = number;
    }

    public boolean isFull() {
        return rows.size() + malformed.size() >= mostRows || characters >= MOST_CHARACTERS;
    }

    public boolean isEmpty() {
        return rows.isEmpty() && malformed.isEmpty();
    }

    public void row(long number, String[] values) {
        for (String value : values) {
            characters += value.length() + VALUE;
        }
        rows.add(Row.of(part, number, List.of(values)));
    }

    /** A row of a rejects file that the device of somebody identified stands in. */
    public void rowOfIdentified(long number, String[] values) {
        row(number, values);
        Row row = rows.remove(rows.size() - 1);
        rows.add(new Row(row.place(), row.values(), true));
    }

    public void malformed(long number, Reason what) {
        malformed(number, what, "");
    }

    public void malformed(long number, Reason what, String text) {
        characters += text.length() + VALUE;
        malformed.add(new Chunk.Malformed(number, what, text));
    }

    public Chunk build() {
        return new Chunk(columns, List.copyOf(rows), List.copyOf(malformed));
    }
}
