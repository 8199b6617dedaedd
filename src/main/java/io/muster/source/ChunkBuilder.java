package io.muster.source;

import java.util.ArrayList;
import java.util.List;

/** The chunk that is being filled. It ends early when its rows are large, or a few thousand would not fit in memory. */
final class ChunkBuilder {

    private static final long MOST_CHARACTERS = 8L << 20;
    /** What a value costs that is not its characters. */
    private static final int VALUE = 8;

    private final List<String> columns;
    private final int mostRows;
    private int part;
    private final List<Row> rows;
    private final List<Chunk.Malformed> malformed = new ArrayList<>();
    private long characters;

    ChunkBuilder(List<String> columns, int mostRows) {
        this.columns = columns;
        this.mostRows = mostRows;
        this.rows = new ArrayList<>(Math.min(mostRows, 2048));
    }

    /** What follows is of this text of an archive, counted from 0. */
    void part(int number) {
        part = number;
    }

    boolean isFull() {
        return rows.size() + malformed.size() >= mostRows || characters >= MOST_CHARACTERS;
    }

    boolean isEmpty() {
        return rows.isEmpty() && malformed.isEmpty();
    }

    void row(long number, String[] values) {
        for (String value : values) {
            characters += value.length() + VALUE;
        }
        rows.add(Row.of(part, number, List.of(values)));
    }

    /** A row of a rejects file that the device of somebody identified stands in. */
    void rowOfIdentified(long number, String[] values) {
        row(number, values);
        Row row = rows.remove(rows.size() - 1);
        rows.add(new Row(row.place(), row.values(), true));
    }

    void malformed(long number, String what) {
        malformed(number, what, "");
    }

    void malformed(long number, String what, String text) {
        characters += text.length() + VALUE;
        malformed.add(new Chunk.Malformed(number, what, text));
    }

    Chunk build() {
        return new Chunk(columns, List.copyOf(rows), List.copyOf(malformed));
    }
}
