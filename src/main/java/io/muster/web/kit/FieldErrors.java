package io.muster.web.kit;

import io.muster.definition.yaml.DefinitionError;
import java.util.List;

/** What is wrong with the fields of a request's body, all of it at once. */
public final class FieldErrors extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> all;

    /** @param field such as {@code schedule.daily}; empty where the body as a whole is meant */
    public record Mistake(String field, String detail) {
        public static Mistake of(String field, String found, String remedy) {
            return new Mistake(field, DefinitionError.full(found + "; " + remedy));
        }
    }

    public FieldErrors(List<Mistake> all) {
        this.all = List.copyOf(all);
    }

    public List<Mistake> all() {
        return all;
    }
}
