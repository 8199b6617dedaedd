package io.muster.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An error of the API (RFC 9457).
 *
 * @param errors what is wrong with the fields of a body, one by one; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<Mistakes.Mistake> errors) {

    static final String CONTENT_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, List.of());
    }

    static Problem of(Mistakes mistakes) {
        String all = mistakes.all().stream().map(Mistakes.Mistake::detail).collect(Collectors.joining(" "));
        return new Problem("about:blank", "Not valid", 400, all, mistakes.all());
    }
}
