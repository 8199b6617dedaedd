package io.muster.web.connection;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What the server answers by itself, where a request is none and comes to no route: a sentence with the headers of all
 * answers, and nothing of what stood in the request. May be shared between threads.
 */
public final class ErrorAnswers extends ErrorHandler {

    private final Map<String, String> headers;

    public ErrorAnswers(Map<String, String> headers) {
        this.headers = headers;
    }

    /** Called for each of them, also for those without a text. */
    @Override
    protected void generateCacheControl(Response response) {
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        Content.Sink.write(response, true, sentence(code) + "\n", callback);
    }

    private static String sentence(int code) {
        return switch (code) {
            case 404 -> "There is nothing here.";
            case 414 -> "The request was not answered: its address is too long.";
            case 431 -> "The request was not answered: its headers are too large.";
            case 505 -> "The request was not answered: this server speaks HTTP/1.1.";
            default ->
                code >= 500
                        ? "Muster failed. The log has the details."
                        : "The request was not answered: it is not one that HTTP allows.";
        };
    }
}
