package io.muster.definition;

import io.muster.cohort.Definition;
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
record View(
        Map<String, Definition> inForce,
        Map<String, List<DefinitionError>> invalid,
        Set<String> settling,
        Set<String> cohorts) {

    /** Before the first poll, only last good versions are known; they count as having a file until it has looked. */
    static View seeded(Map<String, Definition> lastGood) {
        return new View(Map.copyOf(lastGood), Map.of(), Set.of(), Set.copyOf(lastGood.keySet()));
    }

    View withInvalid(String file, List<DefinitionError> errors) {
        Map<String, List<DefinitionError>> more = new TreeMap<>(invalid);
        more.put(file, errors);
        return new View(inForce, more, settling, cohorts);
    }

    Optional<Definition> find(String cohort) {
        return Optional.ofNullable(inForce.get(cohort));
    }

    List<Change> changesSince(View before) {
        List<Change> changes = new ArrayList<>();
        Set<String> mended = new TreeSet<>();
        invalid.forEach((file, errors) -> {
            if (!errors.equals(before.invalid.get(file))) {
                changes.add(new Change.Broken(file, errors, find(DefinitionReader.stem(file))));
            }
        });
        for (String file : before.invalid.keySet()) {
            String cohort = DefinitionReader.stem(file);
            boolean isGone = before.cohorts.contains(cohort) && !cohorts.contains(cohort);
            if (!invalid.containsKey(file) && !isGone && mended.add(cohort)) {
                changes.add(new Change.Mended(file, find(cohort)));
            }
        }
        inForce.forEach((cohort, definition) -> {
            Definition last = before.inForce.get(cohort);
            if (!mended.contains(cohort) && last == null) {
                changes.add(new Change.Added(definition));
            } else if (!mended.contains(cohort) && !Objects.equals(last, definition)) {
                changes.add(new Change.Edited(Objects.requireNonNull(last), definition));
            }
        });
        before.cohorts.stream()
                .filter(cohort -> !cohorts.contains(cohort))
                .sorted()
                .forEach(cohort -> changes.add(new Change.Removed(cohort)));
        return changes;
    }
}
