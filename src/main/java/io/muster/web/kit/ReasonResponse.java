package io.muster.web.kit;

import io.javalin.http.HttpResponseException;
import io.muster.model.Reason;
import java.util.Map;

/** A request that is answered with a status and why, in the language of who asks. */
public final class ReasonResponse extends HttpResponseException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialized
    private final Reason why;

    public ReasonResponse(int status, Reason why) {
        super(status, why.sentence(), Map.of());
        this.why = why;
    }

    public Reason why() {
        return why;
    }
}
