package io.muster.ledger;

import io.muster.match.StagedIdentifier;
import io.muster.model.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of a source, after it was matched.
 *
 * @param id what goes out
 * @param alternates what else identifies the person
 * @param whose what {@code match.person} says; empty without
 */
public record SourcePerson(String id, List<String> alternates, String whose, boolean leaves) {

    /** Somebody in the snapshot, or an add of a change list. */
    public static SourcePerson in(String id) {
        return new SourcePerson(id, List.of(), "", false);
    }

    /** A remove of a change list. */
    public static SourcePerson out(String id) {
        return new SourcePerson(id, List.of(), "", true);
    }

    public static List<SourcePerson> all(String... ids) {
        return Stream.of(ids).map(SourcePerson::in).toList();
    }

    public static String alias(String name) {
        return new Identifier.Alias("mail", name).text();
    }

    public SourcePerson also(String... others) {
        return new SourcePerson(id, List.of(others), whose, leaves);
    }

    SourcePerson leaving() {
        return new SourcePerson(id, alternates, whose, true);
    }

    SourcePerson of(String person) {
        return new SourcePerson(id, alternates, person, leaves);
    }

    static List<StagedIdentifier> entries(List<SourcePerson> rows) {
        List<StagedIdentifier> entries = new ArrayList<>();
        for (int row = 1; row <= rows.size(); row++) {
            SourcePerson each = rows.get(row - 1);
            entries.add(new StagedIdentifier(each.id, row, false, each.leaves, each.whose));
            for (String other : each.alternates) {
                entries.add(new StagedIdentifier(other, row, true, each.leaves, each.whose));
            }
        }
        return entries;
    }
}
