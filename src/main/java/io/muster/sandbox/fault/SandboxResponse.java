package io.muster.sandbox.fault;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import java.util.TreeMap;

/** What the client gets: an answer with JSON, or nothing but a closed connection. */
public sealed interface SandboxResponse {

    /** As the log of requests writes it; 0 for silence. */
    int status();

    record Json(int status, Map<String, String> headers, String body) implements SandboxResponse {
        Json with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Json(status, more, body);
        }
    }

    /**
     * A connection closed without an answer.
     *
     * @param atOnce without waiting for the latency
     */
    record Silence(boolean atOnce) implements SandboxResponse {
        @Override
        public int status() {
            return 0;
        }
    }

    /** The form of Braze's own answers: prose, no code. */
    static Json of(int status, String message) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(message));
        return json(status, "{\"message\":\"" + quoted + "\"}");
    }

    static Json json(int status, String body) {
        return new Json(status, Map.of(), body);
    }

    static Json success() {
        return of(201, "success");
    }
}
