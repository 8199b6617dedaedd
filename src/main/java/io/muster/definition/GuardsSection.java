package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.Section;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Percentage;
import java.util.Optional;

/** {@code guards}: how far an import may go without a person's word. */
final class GuardsSection {
    private static final String UP_TO_ALL = "write a share up to 100% such as 30%, or off";

    private GuardsSection() {}

    static Guards read(Section guards) {
        return new Guards(
                guards.value("max-removed", field -> share(field, UP_TO_ALL)),
                guards.value("max-added", field -> share(field, "write a share such as 30%, or off")),
                guards.value("min-members", field -> field.formed("write a whole number, 0 or more")
                        .map(Long::parseLong)),
                guards.value("max-rejected", field -> share(field, UP_TO_ALL)),
                guards.field("removals").flatMap(Field::word).isPresent());
    }

    /** Empty inside when the guard is off. */
    private static Optional<Optional<Percentage>> share(Field field, String remedy) {
        return field.formed(remedy).map(text -> text.equals("off") ? Optional.empty() : Optional.of(percentage(text)));
    }

    private static Percentage percentage(String text) {
        return Percentage.percent(Double.parseDouble(text.substring(0, text.length() - 1)));
    }
}
