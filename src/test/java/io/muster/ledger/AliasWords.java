package io.muster.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Beside whom a snapshot's source named an alias last, and whether a later row named it by itself. */
final class AliasWords {

    private enum How {
        BESIDE,
        ALONE,
        APART
    }

    private final Map<String, String> beside = new HashMap<>();
    private final Map<String, How> how = new HashMap<>();
    /** Beside whom an alias ever stood. */
    private final Map<String, Set<String>> stood = new HashMap<>();
    /** Who was ever said to be one with whom, directly or through others. */
    private final Map<String, Set<String>> ever = new HashMap<>();

    AliasWords copy() {
        AliasWords copy = new AliasWords();
        copy.beside.putAll(beside);
        copy.how.putAll(how);
        stood.forEach((id, others) -> copy.stood.put(id, new HashSet<>(others)));
        ever.values().forEach(copy::tie);
        return copy;
    }

    /** A cancelled import is no word on who stood beside whom. */
    void standAs(AliasWords before) {
        stood.clear();
        stood.putAll(before.copy().stood);
    }

    void said(List<SourcePerson> rows) {
        Set<String> tied = new HashSet<>();
        rows.stream().sorted((a, b) -> b.id().compareTo(a.id())).forEach(row -> row.alternates()
                .forEach(other -> {
                    stood.computeIfAbsent(other, any -> new HashSet<>()).add(row.id());
                    tie(Set.of(other, row.id()));
                    tied.add(other);
                    beside.put(other, row.id());
                    how.put(other, How.BESIDE);
                }));
        Map<String, Set<String>> crowd = new HashMap<>();
        rows.forEach(row -> crowd.computeIfAbsent(beside.getOrDefault(row.id(), row.id()), any -> new HashSet<>())
                .add(row.id()));
        rows.stream()
                .map(SourcePerson::id)
                .filter(id -> beside.containsKey(id) && !tied.contains(id) && how.get(id) != How.APART)
                .forEach(id -> how.put(
                        id, Objects.requireNonNull(crowd.get(beside.get(id))).size() > 1 ? How.APART : How.ALONE));
    }

    private void tie(Set<String> ids) {
        Set<String> all = new HashSet<>(ids);
        ids.forEach(id -> all.addAll(ever.getOrDefault(id, Set.of())));
        all.forEach(id -> ever.put(id, all));
    }

    boolean everTied(String id, String other) {
        return ever.getOrDefault(id, Set.of()).contains(other);
    }

    boolean everStood(String alias, String beside) {
        return stood.getOrDefault(alias, Set.of()).contains(beside);
    }

    /** Users who may stay, since one with whom they are tied is in. */
    Set<String> mayStay(Set<String> wanted) {
        Set<String> in = new HashSet<>(wanted);
        wanted.stream().filter(id -> how.get(id) == How.ALONE).map(beside::get).forEach(in::add);
        Set<String> users = HistoryFamily.users(in);
        beside.forEach((id, person) -> {
            if (how.get(id) == How.BESIDE && in.contains(person)) {
                users.add(HistoryFamily.user(id));
            }
        });
        return users;
    }
}
