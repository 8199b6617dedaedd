package io.muster.source;

import io.muster.model.Reason;

/**
 * A value of a lookup's column that is no text of one kind. It matters where the definition names the column.
 *
 * @param why with its remedy; it holds nothing of the value
 */
public record UnreadableValue(Reason why) {

    /** Where nobody names the column it stands for no value. */
    @Override
    public String toString() {
        return "";
    }
}
