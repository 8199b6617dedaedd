package io.muster.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects a file's errors, and remembers the line of each field that was read. For one thread and one reading. */
final class Errors {
    /** Enough for a person to work through; a file of garbage would give thousands. */
    private static final int MOST = 50;

    private final String file;
    private final List<DefinitionError> errors = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    Errors(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(int line, String field, String found, String remedy) {
        if (errors.size() < MOST) {
            errors.add(new DefinitionError(file, line, field, found, remedy));
        }
    }

    void stands(String field, int line) {
        lines.putIfAbsent(field, line);
    }

    /** The line of a field, or of the nearest field around it when the file leaves it to its default. */
    int lineOf(String field) {
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

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<DefinitionError> inOrder() {
        return errors.stream()
                .sorted(Comparator.comparingInt(DefinitionError::line))
                .toList();
    }
}
