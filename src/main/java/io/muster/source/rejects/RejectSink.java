package io.muster.source.rejects;

import io.muster.model.Reason;
import java.util.List;

/** Where the rows go that gave no member. Used by one thread; whoever made it closes it. */
public interface RejectSink extends AutoCloseable {

    /**
     * Takes a reject.
     *
     * @param row the source row's number
     * @param reason the reject's reason, such as {@code NO_IDENTIFIER}
     * @param values one for each column from the first; those that are missing are empty
     */
    void add(long row, String reason, List<String> values);

    /**
     * Takes a row that could not be read.
     *
     * @param what what is wrong with it; none where that is not known
     * @param text the row as it is written
     */
    default void addUnread(long row, String reason, Reason what, String text) {
        add(row, reason, List.of());
    }

    @Override
    void close();
}
