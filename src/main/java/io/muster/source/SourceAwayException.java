package io.muster.source;

import io.muster.model.Reason;

/** The source's database cannot be reached, or ended the session: another try may find it there. */
public final class SourceAwayException extends SourceException {

    private static final long serialVersionUID = 1;

    public SourceAwayException(Reason reason) {
        super(reason);
    }
}
