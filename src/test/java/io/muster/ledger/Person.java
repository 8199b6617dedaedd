package io.muster.ledger;

import io.muster.cohort.Member;
import io.muster.match.Entry;
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
record Person(String id, List<String> alternates, String whose, boolean leaves) {

    /** Somebody in the snapshot, or an add of a change list. */
    static Person in(String id) {
        return new Person(id, List.of(), "", false);
    }

    /** A remove of a change list. */
    static Person out(String id) {
        return new Person(id, List.of(), "", true);
    }

    static List<Person> all(String... ids) {
        return Stream.of(ids).map(Person::in).toList();
    }

    static String alias(String name) {
        return new Member.Alias("mail", name).text();
    }

    Person also(String... others) {
        return new Person(id, List.of(others), whose, leaves);
    }

    Person leaving() {
        return new Person(id, alternates, whose, true);
    }

    Person of(String person) {
        return new Person(id, alternates, person, leaves);
    }

    static List<Entry> entries(List<Person> rows) {
        List<Entry> entries = new ArrayList<>();
        for (int row = 1; row <= rows.size(); row++) {
            Person each = rows.get(row - 1);
            entries.add(new Entry(each.id, row, false, each.leaves, each.whose));
            for (String other : each.alternates) {
                entries.add(new Entry(other, row, true, each.leaves, each.whose));
            }
        }
        return entries;
    }
}
