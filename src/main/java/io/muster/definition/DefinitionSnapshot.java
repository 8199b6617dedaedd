package io.muster.definition;

import io.muster.definition.yaml.DefinitionError;
import io.muster.model.CohortDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of the folder after one poll. Immutable: readers see one poll or the next, never half of one.
 *
 * @param inForce by cohort; a broken one's last good version
 * @param invalid by file
 * @param settling cohorts whose file is too young to be read
 * @param cohorts every cohort with a file, whatever its state
 */
record DefinitionSnapshot(
        Map<String, CohortDefinition> inForce,
        Map<String, List<DefinitionError>> invalid,
        Set<String> settling,
        Set<String> cohorts) {

    /** Before the first poll, only last good versions are known; they count as having a file until it has looked. */
    static DefinitionSnapshot seeded(Map<String, CohortDefinition> lastGood) {
        return new DefinitionSnapshot(Map.copyOf(lastGood), Map.of(), Set.of(), Set.copyOf(lastGood.keySet()));
    }

    DefinitionSnapshot withInvalid(String file, List<DefinitionError> errors) {
        Map<String, List<DefinitionError>> more = new TreeMap<>(invalid);
        more.put(file, errors);
        return new DefinitionSnapshot(inForce, more, settling, cohorts);
    }

    Optional<CohortDefinition> find(String cohort) {
        return Optional.ofNullable(inForce.get(cohort));
    }

    List<DefinitionChange> changesSince(DefinitionSnapshot before) {
        List<DefinitionChange> changes = new ArrayList<>();
        Set<String> mended = new TreeSet<>();
        invalid.forEach((file, errors) -> {
            if (!errors.equals(before.invalid.get(file))) {
                changes.add(new DefinitionChange.Broken(file, errors, find(DefinitionReader.stem(file))));
            }
        });
        for (String file : before.invalid.keySet()) {
            String cohort = DefinitionReader.stem(file);
            boolean isGone = before.cohorts.contains(cohort) && !cohorts.contains(cohort);
            if (!invalid.containsKey(file) && !isGone && mended.add(cohort)) {
                changes.add(new DefinitionChange.Mended(file, find(cohort)));
            }
        }
        inForce.forEach((cohort, definition) -> {
            CohortDefinition last = before.inForce.get(cohort);
            if (!mended.contains(cohort) && last == null) {
                changes.add(new DefinitionChange.Added(definition));
            } else if (!mended.contains(cohort) && !Objects.equals(last, definition)) {
                changes.add(new DefinitionChange.Edited(Objects.requireNonNull(last), definition));
            }
        });
        before.cohorts.stream()
                .filter(cohort -> !cohorts.contains(cohort))
                .sorted()
                .forEach(cohort -> changes.add(new DefinitionChange.Removed(cohort)));
        return changes;
    }
}
