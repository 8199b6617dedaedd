package io.muster.web.kit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.kit.FieldErrors.FieldMistake;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An error of the API (RFC 9457).
 *
 * @param detail one sentence in the reader's language
 * @param reasonCode the sentence as a code; left out where it has none
 * @param errors what is wrong with the fields of a body, one by one; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String reasonCode,
        List<FieldMistake> errors) {

    public static final String CONTENT_TYPE = "application/problem+json";

    public static ProblemDetails of(int status, String title, Reason why, Phrases reader) {
        String code =
                why.codeName().filter(name -> why.code() != ReasonCode.UNCODED).orElse(null);
        return new ProblemDetails("about:blank", title, status, reader.say(why), code, List.of());
    }

    public static ProblemDetails of(FieldErrors mistakes, Phrases reader) {
        String all = mistakes.all().stream().map(FieldMistake::detail).collect(Collectors.joining(" "));
        return new ProblemDetails("about:blank", reader.say("problem.not.valid"), 400, all, null, mistakes.all());
    }
}
