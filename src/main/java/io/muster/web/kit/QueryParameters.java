package io.muster.web.kit;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;

/** Numbers in a query string. */
public final class QueryParameters {

    private QueryParameters() {}

    /** @throws BadRequestResponse for what is no whole number */
    public static long number(Context context, String parameter, long otherwise) {
        String text = context.queryParam(parameter);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new BadRequestResponse(parameter + " is a whole number, such as " + parameter + "=50.");
        }
        return Long.parseLong(text);
    }
}
