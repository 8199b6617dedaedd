package io.muster.definition;

import io.muster.definition.yaml.DefinitionError;
import io.muster.model.CohortDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the files of a folder together into the set that is in force. */
final class DefinitionAssembly {
    private final Map<String, CohortDefinition> lastGood;
    private final Map<String, CohortDefinition> inForce = new TreeMap<>();
    private final Map<String, List<DefinitionError>> invalid = new TreeMap<>();
    private final Set<String> settling = new TreeSet<>();

    private DefinitionAssembly(Map<String, CohortDefinition> lastGood) {
        this.lastGood = lastGood;
    }

    static DefinitionSnapshot of(Collection<SeenFile> files, Map<String, CohortDefinition> lastGood) {
        Map<String, List<SeenFile>> byCohort = new TreeMap<>();
        files.forEach(file -> byCohort.computeIfAbsent(file.cohort(), key -> new ArrayList<>())
                .add(file));
        DefinitionAssembly assembly = new DefinitionAssembly(lastGood);
        byCohort.forEach(assembly::take);
        return new DefinitionSnapshot(
                assembly.inForce, assembly.invalid, assembly.settling, Set.copyOf(byCohort.keySet()));
    }

    private void take(String cohort, List<SeenFile> files) {
        // A file renamed from .yml to .yaml is gone under its old name, not a second one.
        List<SeenFile> there = files.stream().filter(file -> !file.isGone()).toList();
        if (there.size() > 1) {
            String both =
                    String.join(" and ", there.stream().map(SeenFile::file).toList());
            there.forEach(file -> invalid.put(file.file(), List.of(twice(file.file(), both, cohort))));
            keep(cohort);
        } else {
            take(cohort, there.isEmpty() ? files.get(0) : there.get(0));
        }
    }

    private void take(String cohort, SeenFile file) {
        if (!file.isRead() && !file.isGone()) {
            settling.add(cohort);
        }
        ReadResult reading = file.reading().orElse(null);
        if (reading instanceof ReadResult.ValidDefinition right) {
            inForce.put(cohort, right.definition());
        } else {
            keep(cohort);
            if (reading instanceof ReadResult.InvalidDefinition wrong) {
                invalid.put(file.file(), wrong.errors());
            }
        }
    }

    private void keep(String cohort) {
        CohortDefinition last = lastGood.get(cohort);
        if (last != null) {
            inForce.put(cohort, last);
        }
    }

    private static DefinitionError twice(String file, String both, String cohort) {
        return new DefinitionError(file, 0, "cohort", both + " both define the cohort " + cohort, "remove one of them");
    }
}
