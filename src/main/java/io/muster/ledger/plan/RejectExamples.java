package io.muster.ledger.plan;

import io.muster.model.Masking;
import io.muster.source.rejects.RejectSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The first rows of each reason that gave no member, masked at once: a preview keeps nobody's identifier. One thread. */
public final class RejectExamples implements RejectSink {

    private static final int EACH = 3;

    private final List<String> columns;
    private final Set<String> identifiers;
    private final Map<String, List<RejectExample>> examples = new TreeMap<>();

    /**
     * A row that was left out.
     *
     * @param masked the first identifier in it; empty where it has none
     * @param bytes how long that is
     */
    public record RejectExample(long row, String masked, int bytes) {}

    /**
     * @param columns the source's columns
     * @param identifiers those that hold identifiers
     */
    public RejectExamples(List<String> columns, Set<String> identifiers) {
        this.columns = List.copyOf(columns);
        this.identifiers = identifiers.stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Override
    public void add(long row, String reason, List<String> values) {
        List<RejectExample> of = examples.computeIfAbsent(reason, each -> new ArrayList<>());
        if (of.size() < EACH) {
            String identifier = identifier(values);
            of.add(new RejectExample(
                    row,
                    identifier.isEmpty() ? "" : Masking.of(identifier),
                    identifier.getBytes(StandardCharsets.UTF_8).length));
        }
    }

    /** By reason. */
    public Map<String, List<RejectExample>> all() {
        return examples.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    @Override
    public void close() {
        // Holds nothing open.
    }

    private String identifier(List<String> values) {
        for (int i = 0; i < values.size() && i < columns.size(); i++) {
            boolean holds = identifiers.contains(columns.get(i).toLowerCase(Locale.ROOT));
            if (holds && !values.get(i).isEmpty()) {
                return values.get(i);
            }
        }
        return "";
    }
}
