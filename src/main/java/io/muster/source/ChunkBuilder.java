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

    void malformed(long number, String what) {
        malformed.add(new Chunk.Malformed(number, what));
    }

    Chunk build() {
        return new Chunk(columns, List.copyOf(rows), List.copyOf(malformed));
    }
}
