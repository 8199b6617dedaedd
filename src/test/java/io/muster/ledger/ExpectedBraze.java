package io.muster.ledger;

import io.muster.ledger.store.Batch;
import io.muster.ledger.store.SendAttempt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What may be known of Braze, kept identifier by identifier and as plainly as can be: the ledger's arrays and statements
 * must come to the same.
 */
final class ExpectedBraze {

    private record Before(Map<String, Boolean> words, Set<String> uncertain) {}

    /** The last acknowledged word: whether it was in. */
    private final Map<String, Boolean> acknowledged = new HashMap<>();
    /** The last word of all, acknowledged or not. */
    private final Map<String, Boolean> words = new HashMap<>();

    private final Set<String> uncertain = new HashSet<>();
    private final Map<Long, Before> answerable = new HashMap<>();

    /** Whose user a later remove by another identifier may have taken out. */
    private final Set<String> shaken = new HashSet<>();

    /** Whoever was taken out since the identifier was accepted last. */
    private final Map<String, Set<String>> removedSince = new HashMap<>();

    /** The shaken, whether they were sent again since or not. */
    private final Set<String> everShaken = new HashSet<>();

    /** Who was added past a remove that Braze refused: tried again, it may take them out. */
    private final Set<String> passed = new HashSet<>();

    /** Whom Braze did not take out: who is sent again when they come back. */
    private final Set<String> kept = new HashSet<>();

    /** Users of whom an accepted remove left after every add. */
    private final Set<String> out = new HashSet<>();

    private boolean refusedRemove;

    /** Such a remove is tried again from now on: who is added before it goes is past it as well. */
    private boolean retried;

    /** The latest refusal of somebody is of the contrary add, so that the remove may be tried again at any time. */
    private boolean lifted;

    /** The same as of now, to go back to. */
    ExpectedBraze copy() {
        ExpectedBraze copy = new ExpectedBraze();
        copy.passed.addAll(passed);
        copy.out.addAll(out);
        copy.kept.addAll(kept);
        copy.refusedRemove = refusedRemove;
        copy.retried = retried;
        copy.lifted = lifted;
        copy.acknowledged.putAll(acknowledged);
        copy.words.putAll(words);
        copy.uncertain.addAll(uncertain);
        copy.shaken.addAll(shaken);
        copy.everShaken.addAll(everShaken);
        removedSince.forEach((id, removed) -> copy.removedSince.put(id, new HashSet<>(removed)));
        return copy;
    }

    void marked(Batch batch) {
        words.keySet()
                .forEach(id ->
                        removedSince.computeIfAbsent(id, any -> new HashSet<>()).addAll(batch.removes()));
        batch.removes().forEach(removed -> words.keySet().stream()
                .filter(id -> !id.equals(removed) && HistoryFamily.user(id).equals(HistoryFamily.user(removed)))
                .forEach(shaken::add));
        everShaken.addAll(shaken);
        out.removeAll(HistoryFamily.users(Set.copyOf(batch.adds())));
        answerable.computeIfAbsent(batch.no(), no -> new Before(new HashMap<>(words), new HashSet<>(uncertain)));
        say(batch, words);
        uncertain.addAll(batch.adds());
        uncertain.addAll(batch.removes());
    }

    void accepted(Batch batch) {
        say(batch, words);
        say(batch, acknowledged);
        batch.adds().forEach(uncertain::remove);
        batch.removes().forEach(uncertain::remove);
        batch.adds().forEach(shaken::remove);
        batch.adds().forEach(removedSince::remove);
        batch.adds().forEach(kept::remove);
        if (refusedRemove) {
            passed.addAll(batch.adds());
        }
        if (retried) {
            shaken.addAll(batch.adds());
        }
        answerable.remove(batch.no());
        out.addAll(HistoryFamily.users(Set.copyOf(batch.removes())));
        out.removeAll(HistoryFamily.users(Set.copyOf(batch.adds())));
    }

    /** What was known of the user's identifiers then says nothing of them now. */
    void mayBeIn(String user) {
        out.remove(user);
    }

    boolean isOut(String user) {
        return out.contains(user);
    }

    /** Braze refused it alone. */
    void refused(Batch batch) {
        refusedRemove |= !batch.removes().isEmpty();
        lifted |= batch.adds().stream().anyMatch(kept::contains);
        kept.addAll(batch.removes());
    }

    /** What was refused is tried again. */
    void retries() {
        retried |= refusedRemove;
        shaken.addAll(passed);
        passed.clear();
    }

    /** A definite answer by which nothing took effect: what was known before counts again. */
    void turnedAway(SendAttempt attempt) {
        Before before = answerable.get(attempt.batch().no());
        if (before == null || !attempt.fresh()) {
            return;
        }
        for (String id : attempt.batch().adds()) {
            putBack(before, id);
        }
        for (String id : attempt.batch().removes()) {
            putBack(before, id);
        }
        answerable.remove(attempt.batch().no());
    }

    /** @param planned who was never sent as far as is known, and may have been since a backup */
    void doubted(Set<String> planned) {
        planned.forEach(id -> words.putIfAbsent(id, false));
        uncertain.addAll(words.keySet());
    }

    /** How many are in by the last acknowledged word. */
    long present() {
        return acknowledged.values().stream().filter(in -> in).count();
    }

    Set<String> known() {
        return Set.copyOf(words.keySet());
    }

    boolean isPresent(String id) {
        return acknowledged.getOrDefault(id, false);
    }

    boolean isUncertain(String id) {
        return uncertain.contains(id) || shaken.contains(id) || kept.contains(id) || lifted && passed.contains(id);
    }

    Set<String> removedSince(String id) {
        return Set.copyOf(removedSince.getOrDefault(id, Set.of()));
    }

    /** Whether a remove by another identifier may have taken the user out at some time. */
    boolean wasShaken(String id) {
        return everShaken.contains(id);
    }

    private void putBack(Before before, String id) {
        if (before.words.containsKey(id)) {
            words.put(id, before.words.get(id));
        } else {
            words.remove(id);
        }
        if (!before.uncertain.contains(id)) {
            uncertain.remove(id);
        }
    }

    private static void say(Batch batch, Map<String, Boolean> to) {
        batch.removes().forEach(id -> to.put(id, false));
        batch.adds().forEach(id -> to.put(id, true));
    }
}
