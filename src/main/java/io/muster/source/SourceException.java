package io.muster.source;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonException;

/**
 * The source could not be read. The reason is for the history, the mail and the error file: what is wrong, where, and the
 * remedy. It holds no cell's content.
 */
public class SourceException extends ReasonException {

    private static final long serialVersionUID = 1;

    public SourceException(ReasonCode code, Object... figures) {
        super(Reason.of(code, figures));
    }

    public SourceException(Reason reason) {
        super(reason);
    }

    public SourceException(Reason reason, Throwable cause) {
        super(reason, cause);
    }
}
