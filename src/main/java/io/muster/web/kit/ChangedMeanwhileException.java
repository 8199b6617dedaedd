package io.muster.web.kit;

import io.muster.model.Reason;
import io.muster.model.ReasonException;

/** Somebody else saved in between; the reason tells what. */
public final class ChangedMeanwhileException extends ReasonException {

    private static final long serialVersionUID = 1;

    public ChangedMeanwhileException(Reason why) {
        super(why);
    }
}
