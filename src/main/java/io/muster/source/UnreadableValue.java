package io.muster.source;

/**
 * A value of a lookup's column that is no text of one kind. It matters where the definition names the column.
 *
 * @param why one sentence with its remedy; it holds nothing of the value
 */
public record UnreadableValue(String why) {

    /** Where nobody names the column it stands for no value. */
    @Override
    public String toString() {
        return "";
    }
}
