package io.muster.web.connection;

import io.javalin.http.Context;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Why a request is not answered, found before any route was looked for. It goes along with the request, so that it is said
 * as every other error is.
 */
public record RequestRefusal(int status, String sentence) {

    private static final String ATTRIBUTE = "muster.refusal";

    /** The first reason stays. */
    static void of(Request request, RequestRefusal refusal) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, refusal);
        }
    }

    public static Optional<RequestRefusal> of(Context context) {
        RequestRefusal refusal = context.attribute(ATTRIBUTE);
        return Optional.ofNullable(refusal);
    }
}
