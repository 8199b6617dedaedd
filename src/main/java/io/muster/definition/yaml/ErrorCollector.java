package io.muster.definition.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects a file's errors, and remembers the line of each field that was read. For one thread and one reading. */
public final class ErrorCollector {
    /** Enough for a person to work through; a file of garbage would give thousands. */
    private static final int MOST = 50;

    private final String file;
    private final List<DefinitionError> errors = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> sections = new HashSet<>();

    public ErrorCollector(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    public void add(int line, String field, String found, String remedy) {
        if (errors.size() < MOST) {
            errors.add(new DefinitionError(file, line, field, found, remedy));
        }
    }

    void stands(String field, int line) {
        lines.putIfAbsent(field, line);
    }

    /** The line of a field, or of the nearest field around it when the file leaves it to its default. */
    public int lineOf(String field) {
        String at = field;
        while (!lines.containsKey(at)) {
            int dot = at.lastIndexOf('.');
            if (dot < 0) {
                return 1;
            }
            at = at.substring(0, dot);
        }
        return lines.getOrDefault(at, 1);
    }

    /** What is said already is said of the whole section: nothing in it was looked at any further. */
    void speaksFor(String section) {
        sections.add(section);
    }

    /** Whether something is said already of the field, of what it stands in, or of what stands in it. */
    public boolean isTold(String field) {
        return sections.stream().anyMatch(section -> holds(section, field))
                || errors.stream()
                        .map(DefinitionError::field)
                        .anyMatch(told -> holds(told, field) || holds(field, told));
    }

    private static boolean holds(String outer, String inner) {
        return outer.isEmpty() || outer.equals(inner) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<DefinitionError> inOrder() {
        return errors.stream()
                .sorted(Comparator.comparingInt(DefinitionError::line))
                .toList();
    }
}
