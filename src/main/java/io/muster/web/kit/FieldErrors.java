package io.muster.web.kit;

import io.muster.definition.yaml.DefinitionError;
import java.util.List;

/** What is wrong with the fields of a request's body, all of it at once. */
public final class FieldErrors extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<FieldMistake> all;

    /** @param field such as {@code schedule.daily}; empty where the body as a whole is meant */
    public record FieldMistake(String field, String detail) {
        public static FieldMistake of(String field, String found, String remedy) {
            return new FieldMistake(field, DefinitionError.full(found + "; " + remedy));
        }
    }

    public FieldErrors(List<FieldMistake> all) {
        this.all = List.copyOf(all);
    }

    public List<FieldMistake> all() {
        return all;
    }
}
