package io.muster.match;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonException;

/** The definition's {@code match} does not fit the source. */
public final class MatchException extends ReasonException {

    private static final long serialVersionUID = 1;

    public MatchException(ReasonCode code, Object... figures) {
        super(Reason.of(code, figures));
    }

    public MatchException(Reason reason) {
        super(reason);
    }
}
