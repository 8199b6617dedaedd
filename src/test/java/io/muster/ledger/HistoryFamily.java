package io.muster.ledger;

import io.muster.ledger.HistoryEvent.Says;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** A kind of cohort that random histories are told of: how its rows look, and whose an identifier is. */
public enum HistoryFamily {
    /** Snapshots of external ids. */
    EXTERNAL {
        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            return said.keySet().stream().map(n -> SourcePerson.in("e" + n)).toList();
        }
    },
    /** Change lists of external ids. */
    LISTS {
        @Override
        LedgerBench bench(DataSource database) {
            return LedgerBench.lists(database);
        }

        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            return changes(said);
        }
    },
    /** External ids whose source is edited: snapshots become change lists, and those snapshots again. */
    SOURCES {
        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            return list ? changes(said) : EXTERNAL.rows(said, known, false);
        }
    },
    /** Change lists of persons by whatever identifier the source has that day, told by {@code match.person}. */
    LISTED_PERSONS {
        @Override
        LedgerBench bench(DataSource database) {
            return LedgerBench.lists(database).knowingPersons();
        }

        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            List<SourcePerson> rows = new ArrayList<>();
            said.forEach((n, says) -> rows.add(
                    switch (says) {
                        case EXTERNAL -> SourcePerson.in("e" + n).of("P" + n);
                        case ALIAS -> SourcePerson.out(alias(n)).of("P" + n);
                        case BOTH -> SourcePerson.in(alias(n)).of("P" + n);
                    }));
            return rows;
        }
    },
    /** As alternates, below, and its source is edited: snapshots become change lists, and those snapshots again. */
    SOURCES_OF_PERSONS {
        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            if (!list) {
                return ALTERNATES.rows(said, known, false);
            }
            List<SourcePerson> rows = new ArrayList<>();
            said.forEach((n, says) -> {
                SourcePerson row = ALTERNATES
                        .rows(Map.of(n, says == Says.BOTH ? Says.BOTH : Says.ALIAS), known, true)
                        .get(0);
                rows.add(says == Says.ALIAS ? row.leaving() : row);
            });
            return rows;
        }
    },
    /** Anonymous persons by their devices, until Braze and the source identify them. */
    DEVICES {
        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            List<SourcePerson> rows = new ArrayList<>();
            said.forEach((n, says) -> {
                if (!known.contains(n) || says == Says.BOTH) {
                    rows.add(SourcePerson.in("d" + n));
                }
                if (known.contains(n)) {
                    rows.add(SourcePerson.in("e" + n).also("d" + n));
                }
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
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            List<SourcePerson> rows = new ArrayList<>();
            said.forEach((n, says) -> {
                if (says != Says.ALIAS) {
                    known.add(n);
                }
                rows.add(
                        n >= FIRST_ANONYMOUS
                                ? SourcePerson.in("d" + n)
                                : known.contains(n)
                                        ? SourcePerson.in("e" + n).also(alias(n))
                                        : SourcePerson.in(alias(n)));
            });
            return rows;
        }
    },
    /** Persons whose alias and external id nothing ties; the definition is edited to match by the one or the other. */
    KINDS {
        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            return said.keySet().stream()
                    .map(n -> SourcePerson.in(n >= FIRST_ANONYMOUS ? "d" + n : known.contains(n) ? "e" + n : alias(n)))
                    .toList();
        }
    },
    /** Persons by whatever the source knows that day: an alias, an external id, or both in one row. */
    CHANGING {
        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            List<SourcePerson> rows = new ArrayList<>();
            said.forEach((n, says) -> rows.add(
                    switch (says) {
                        case EXTERNAL -> SourcePerson.in("e" + n);
                        case ALIAS -> SourcePerson.in(alias(n));
                        case BOTH -> SourcePerson.in("e" + n).also(alias(n));
                    }));
            return rows;
        }
    },
    /** The same, and its source is edited: snapshots become change lists, and those snapshots again. */
    SOURCES_OF_CHANGING {
        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            if (!list) {
                return CHANGING.rows(said, known, false);
            }
            List<SourcePerson> rows = new ArrayList<>();
            said.forEach((n, says) -> rows.add(
                    switch (says) {
                        case EXTERNAL -> SourcePerson.in("e" + n);
                        case ALIAS -> SourcePerson.out("e" + n).also(alias(n));
                        case BOTH -> SourcePerson.in("e" + n).also(alias(n));
                    }));
            return rows;
        }
    },
    /** The same from a source that errs: an alias stands beside somebody else's external id now and then. */
    MOVING {
        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            List<SourcePerson> rows = new ArrayList<>();
            said.forEach((n, says) -> rows.add(
                    switch (says) {
                        case EXTERNAL -> SourcePerson.in("e" + n);
                        case ALIAS -> SourcePerson.in(alias(n));
                        case BOTH -> SourcePerson.in("e" + n).also(alias((n + said.size() / 3) % PERSONS_MOST));
                    }));
            return rows;
        }
    },
    /** Change lists of persons by an external id or an alias, whom only their device ties. */
    LISTED_BESIDE {
        @Override
        LedgerBench bench(DataSource database) {
            return LedgerBench.lists(database);
        }

        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            List<SourcePerson> rows = new ArrayList<>();
            said.forEach((n, says) -> rows.add(
                    switch (says) {
                        case EXTERNAL -> SourcePerson.in("e" + n).also("d" + n);
                        case ALIAS -> SourcePerson.out(alias(n)).also("d" + n);
                        case BOTH -> SourcePerson.in(alias(n)).also("d" + n);
                    }));
            return rows;
        }
    },
    /** Persons by whatever identifier the source has that day, told by {@code match.person}. */
    PERSONS {
        @Override
        LedgerBench bench(DataSource database) {
            return LedgerBench.snapshots(database).knowingPersons();
        }

        @Override
        List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list) {
            List<SourcePerson> rows = new ArrayList<>();
            said.forEach((n, says) -> {
                if (says != Says.ALIAS) {
                    rows.add(SourcePerson.in("e" + n).of("P" + n));
                }
                if (says != Says.EXTERNAL) {
                    rows.add(SourcePerson.in(alias(n)).of("P" + n));
                }
            });
            return rows;
        }
    };

    /** Persons are numbered from 0; from this one on they are anonymous, where a family has such. */
    static final int FIRST_ANONYMOUS = 6;

    static final int PERSONS_MOST = 8;

    /**
     * @param known whose external id the source knows, kept for the history
     * @param list whether the source is a list of changes now
     */
    abstract List<SourcePerson> rows(Map<Integer, Says> said, Set<Integer> known, boolean list);

    LedgerBench bench(DataSource database) {
        return LedgerBench.snapshots(database);
    }

    /** The person whom Braze knows by the identifier. */
    public static String user(String id) {
        return id.substring(id.length() - 1);
    }

    static Set<String> users(Set<String> ids) {
        Set<String> users = new HashSet<>();
        ids.forEach(id -> users.add(user(id)));
        return users;
    }

    /** Whether an edit makes snapshots of lists, and the other way round. */
    boolean turns() {
        return this == SOURCES || this == SOURCES_OF_PERSONS || this == SOURCES_OF_CHANGING;
    }

    /** Whether who is known by another identifier may be taken out by it, and is sent again. */
    boolean sendsAgain() {
        return this == CHANGING || this == MOVING || this == SOURCES_OF_CHANGING;
    }

    private static List<SourcePerson> changes(Map<Integer, Says> said) {
        List<SourcePerson> rows = new ArrayList<>();
        said.forEach((n, says) -> {
            if (says == Says.BOTH) {
                rows.add(SourcePerson.out("e" + n));
            }
            rows.add(says == Says.ALIAS ? SourcePerson.out("e" + n) : SourcePerson.in("e" + n));
        });
        return rows;
    }

    static String alias(int n) {
        return SourcePerson.alias("m" + n);
    }
}
