package io.muster.page;

import io.javalin.http.Context;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Why a request is not answered, found before any route was looked for. It goes along with the request, so that it is said
 * as every other error is.
 */
record Refusal(int status, String sentence) {

    private static final String ATTRIBUTE = "muster.refusal";

    /** The first reason stays. */
    static void of(Request request, Refusal refusal) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, refusal);
        }
    }

    static Optional<Refusal> of(Context context) {
        Refusal refusal = context.attribute(ATTRIBUTE);
        return Optional.ofNullable(refusal);
    }
}
