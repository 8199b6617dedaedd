package io.muster.source;

/** The rows of a dropped file. */
public interface FileRows extends Rows {

    /**
     * Whether this is a rejects file that someone dropped back: its first two columns are {@code muster_row} and
     * {@code muster_reason}, which are not among {@link #columns()}.
     */
    boolean isRejects();
}
