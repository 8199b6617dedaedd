package io.muster.definition;

import io.muster.definition.yaml.DefinitionError;
import io.muster.definition.yaml.ErrorCollector;
import io.muster.definition.yaml.Section;
import io.muster.definition.yaml.YamlDocument;
import io.muster.model.CohortDefinition.Schedule;
import java.util.List;
import java.util.Optional;

/**
 * A schedule by itself, outside a definition: the same fields, in JSON or YAML, and the same errors.
 *
 * @param schedule empty when there are errors
 */
public record ScheduleReading(Optional<Schedule> schedule, List<DefinitionError> errors) {

    /** Throws for no text whatever. */
    public static ScheduleReading of(String text) {
        ErrorCollector errors = new ErrorCollector("schedule");
        Optional<Schedule> schedule = YamlDocument.fields(text, errors)
                .map(root -> Section.of(
                        root, "schedule", 1, DefinitionSchema.SHIPPED.root().field("schedule"), errors))
                .map(ScheduleSection::read);
        return new ScheduleReading(errors.isEmpty() ? schedule : Optional.empty(), errors.inOrder());
    }
}
