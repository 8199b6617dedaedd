package io.muster.ledger.plan;

import io.muster.model.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Those who would join, or those who would leave, counted by kind while they stream by. Used by one thread. */
final class ParkedSample {

    private final int most;
    private final Map<String, IdentifierSample> kinds = new TreeMap<>();

    /** @param most so many of each kind are kept by name */
    ParkedSample(int most) {
        this.most = most;
    }

    /** The people of one kind of identifier; an alias's label is a kind of its own. */
    static final class IdentifierSample {
        private final List<Identifier> first = new ArrayList<>();
        private long count;

        long count() {
            return count;
        }

        /** The first who came, at least one. */
        List<Identifier> first() {
            return first;
        }
    }

    void add(String id) {
        // Only an alias has a label; in others the separator is a character like any.
        int label = id.charAt(0) == Identifier.Alias.KIND ? id.indexOf(Identifier.SEPARATOR) : 1;
        IdentifierSample kind = kinds.computeIfAbsent(id.substring(0, label), any -> new IdentifierSample());
        kind.count++;
        if (kind.first.size() < most) {
            kind.first.add(Identifier.of(id));
        }
    }

    Iterable<IdentifierSample> kinds() {
        return kinds.values();
    }
}
