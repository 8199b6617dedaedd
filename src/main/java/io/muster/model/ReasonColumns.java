package io.muster.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** The parameters {@code reason}, {@code code} and {@code figures} of a statement. */
    public static Map<String, @Nullable String> params(Reason reason) {
        ReasonColumns columns = of(reason);
        Map<String, @Nullable String> params = new HashMap<>();
        params.put("reason", columns.sentence);
        params.put("code", columns.code);
        params.put("figures", columns.figures);
        return params;
    }

    /** The reason of a row: its sentence in the column {@code name}, the others in {@code name_code} and {@code name_figures}. */
    public static Reason read(ResultSet row, String name) throws SQLException {
        String sentence = Objects.requireNonNullElse(row.getString(name), "");
        return new ReasonColumns(sentence, row.getString(name + "_code"), row.getString(name + "_figures")).reason();
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
