package io.muster.ledger;

import io.muster.ledger.Event.Says;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** A kind of cohort that random histories are told of: how its rows look, and whose an identifier is. */
enum Family {
    /** Snapshots of external ids. */
    EXTERNAL {
        @Override
        List<Person> rows(Map<Integer, Says> said, Set<Integer> known) {
            return said.keySet().stream().map(n -> Person.in("e" + n)).toList();
        }
    },
    /** Change lists of external ids. */
    LISTS {
        @Override
        Bench bench(DataSource database) {
            return Bench.lists(database);
        }

        @Override
        List<Person> rows(Map<Integer, Says> said, Set<Integer> known) {
            List<Person> rows = new ArrayList<>();
            said.forEach((n, says) -> {
                if (says == Says.BOTH) {
                    rows.add(Person.out("e" + n));
                }
                rows.add(says == Says.ALIAS ? Person.out("e" + n) : Person.in("e" + n));
            });
            return rows;
        }
    },
    /**
     * Persons by an alias, until the source knows their external id: from then on the alias comes along as an
     * alternate. Some are anonymous for ever and come by their device.
     */
    ALTERNATES {
        @Override
        List<Person> rows(Map<Integer, Says> said, Set<Integer> known) {
            List<Person> rows = new ArrayList<>();
            said.forEach((n, says) -> {
                if (says != Says.ALIAS) {
                    known.add(n);
                }
                rows.add(
                        n >= FIRST_ANONYMOUS
                                ? Person.in("d" + n)
                                : known.contains(n) ? Person.in("e" + n).also(alias(n)) : Person.in(alias(n)));
            });
            return rows;
        }
    },
    /** Persons by whatever the source knows that day: an alias, an external id, or both in one row. */
    CHANGING {
        @Override
        List<Person> rows(Map<Integer, Says> said, Set<Integer> known) {
            List<Person> rows = new ArrayList<>();
            said.forEach((n, says) -> rows.add(
                    switch (says) {
                        case EXTERNAL -> Person.in("e" + n);
                        case ALIAS -> Person.in(alias(n));
                        case BOTH -> Person.in("e" + n).also(alias(n));
                    }));
            return rows;
        }
    },
    /** Persons by whatever identifier the source has that day, told by {@code match.person}. */
    PERSONS {
        @Override
        Bench bench(DataSource database) {
            return Bench.snapshots(database).knowingPersons();
        }

        @Override
        List<Person> rows(Map<Integer, Says> said, Set<Integer> known) {
            List<Person> rows = new ArrayList<>();
            said.forEach((n, says) -> {
                if (says != Says.ALIAS) {
                    rows.add(Person.in("e" + n).of("P" + n));
                }
                if (says != Says.EXTERNAL) {
                    rows.add(Person.in(alias(n)).of("P" + n));
                }
            });
            return rows;
        }
    };

    /** Persons are numbered from 0; from this one on they are anonymous, where a family has such. */
    static final int FIRST_ANONYMOUS = 6;

    static final int PERSONS_MOST = 8;

    /** @param known whose external id the source knows, kept for the history */
    abstract List<Person> rows(Map<Integer, Says> said, Set<Integer> known);

    Bench bench(DataSource database) {
        return Bench.snapshots(database);
    }

    /** The person whom Braze knows by the identifier. */
    static String user(String id) {
        return id.substring(id.length() - 1);
    }

    static Set<String> users(Set<String> ids) {
        Set<String> users = new HashSet<>();
        ids.forEach(id -> users.add(user(id)));
        return users;
    }

    private static String alias(int n) {
        return Person.alias("m" + n);
    }
}
