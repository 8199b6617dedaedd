package io.muster.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reason as tables keep it: its sentence in English, its code, and its figures as JSON. Without a reason the code and
 * the figures are null.
 */
public record ReasonColumns(
        String sentence, @Nullable String code, @Nullable String figures) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Object>> FIGURES = new TypeReference<>() {};

    public static ReasonColumns of(Reason reason) {
        if (reason.isNone()) {
            return new ReasonColumns("", null, null);
        }
        try {
            return new ReasonColumns(
                    reason.sentence(), reason.code().name(), JSON.writeValueAsString(reason.figures()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures are always JSON", e);
        }
    }

    /** The reason; its sentence where there is no code, or one of a later version. */
    public Reason reason() {
        if (code == null || figures == null) {
            return Reason.uncoded(sentence);
        }
        try {
            return new Reason(ReasonCode.valueOf(code), JSON.readValue(figures, FIGURES));
        } catch (IllegalArgumentException | JsonProcessingException later) {
            return Reason.uncoded(sentence);
        }
    }
}
