package io.muster.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why something is as it is: a code, and the figures of its sentence. It is of no language; {@link Phrases#say(Reason)}
 * makes a sentence of it. No figure is a key, a password or a person's identifier.
 *
 * @param figures each a text, a number, or a reason that is a part of the sentence; a number that is no count, such as a
 *     line's, is a text
 */
public record Reason(ReasonCode code, List<Object> figures) {

    public static final Reason NONE = new Reason(ReasonCode.NONE, List.of());

    private static final Phrases ENGLISH = Phrases.english();

    /** Figures may come as JSON gives them. */
    public Reason {
        if (figures.size() != code.figures()) {
            throw new IllegalArgumentException(code + " has " + code.figures() + " figures, not " + figures.size());
        }
        figures = figures.stream().map(Reason::figure).toList();
    }

    public static Reason of(ReasonCode code, Object... figures) {
        return new Reason(code, Arrays.asList(figures));
    }

    /** A sentence of before there were codes; none, where it is empty. */
    public static Reason uncoded(String sentence) {
        return sentence.isBlank() ? NONE : of(ReasonCode.UNCODED, sentence);
    }

    private static Object figure(@Nullable Object figure) {
        if (figure instanceof Integer number) {
            return number.longValue();
        } else if (figure instanceof Map<?, ?> json
                && json.get("code") instanceof String code
                && json.get("figures") instanceof List<?> figures) {
            return new Reason(ReasonCode.valueOf(code), new ArrayList<>(figures));
        } else if (figure instanceof String || figure instanceof Long || figure instanceof Reason) {
            return figure;
        }
        throw new IllegalArgumentException("no figure of a reason: " + (figure == null ? "null" : figure.getClass()));
    }

    @JsonIgnore
    public boolean isNone() {
        return code == ReasonCode.NONE;
    }

    /** As programs get it; empty where there is no reason. */
    public Optional<String> codeName() {
        return isNone() ? Optional.empty() : Optional.of(code.name());
    }

    /** In English, for logs, exceptions and the API. */
    public String sentence() {
        return ENGLISH.say(this);
    }

    /** Whether it is the same trouble: how many it concerns, and at which place of a file, makes no other. */
    public boolean isLike(Reason other) {
        return gist().equals(other.gist());
    }

    private List<Object> gist() {
        return Stream.concat(
                        Stream.<Object>of(code),
                        figures.stream()
                                .map(figure -> figure instanceof Reason part
                                        ? part.gist()
                                        : figure instanceof String text ? text.replaceAll("\\d[\\d,.]*", "#") : "#"))
                .toList();
    }

    @Override
    public String toString() {
        return code + " " + figures;
    }
}
