package io.muster.web.kit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.web.kit.FieldErrors.FieldMistake;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An error of the API (RFC 9457).
 *
 * @param errors what is wrong with the fields of a body, one by one; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(String type, String title, int status, String detail, List<FieldMistake> errors) {

    public static final String CONTENT_TYPE = "application/problem+json";

    public static ProblemDetails of(int status, String title, String detail) {
        return new ProblemDetails("about:blank", title, status, detail, List.of());
    }

    public static ProblemDetails of(FieldErrors mistakes) {
        String all = mistakes.all().stream().map(FieldMistake::detail).collect(Collectors.joining(" "));
        return new ProblemDetails("about:blank", "Not valid", 400, all, mistakes.all());
    }
}
