package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.Section;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Percentage;
import java.util.List;
import java.util.Optional;

/** {@code guards}: how far an import may go without a person's word. */
final class GuardsSection {
    static final List<String> FIELDS = List.of("max-removed", "max-added", "min-members", "max-rejected", "removals");
    static final String OFF = "off";

    private GuardsSection() {}

    static Guards read(Section guards) {
        Guards byDefault = Guards.DEFAULT;
        return new Guards(
                guards.optional("max-removed").map(field -> share(field, 100)).orElse(byDefault.maxRemoved()),
                guards.optional("max-added").map(field -> share(field, 999_999)).orElse(byDefault.maxAdded()),
                guards.optional("min-members").flatMap(GuardsSection::count).orElse(byDefault.minMembers()),
                guards.optional("max-rejected").map(field -> share(field, 100)).orElse(byDefault.maxRejected()),
                guards.optional("removals")
                        .flatMap(field -> field.word(List.of("always")))
                        .isPresent());
    }

    /** Empty when the guard is off. */
    private static Optional<Percentage> share(Field field, double mostPercent) {
        String most = mostPercent == 100 ? " up to 100%" : "";
        return field.parsed(
                        text -> text.equals(OFF)
                                ? Optional.of(Optional.<Percentage>empty())
                                : ValueFormats.share(mostPercent).apply(text).map(Optional::of),
                        "write a share" + most + " such as 30%, or off")
                .flatMap(guard -> guard);
    }

    private static Optional<Long> count(Field field) {
        return field.parsed(
                text -> text.matches("\\d{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty(),
                "write a whole number, 0 or more");
    }
}
