package io.muster.endtoend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be sent of a cohort. It begins where Braze holds a snapshot for certain. From then on an identifier may be
 * added only if a later snapshot has it and one before that has it not, and removed only the other way round: who
 * joined, who left, and what became uncertain on the way. Safe for all threads.
 */
final class DueChanges {

    private final List<Set<String>> snapshots = new ArrayList<>(List.of(Set.of()));
    private final Set<RecordingProxy.Said> sent = new HashSet<>();
    private final Set<RecordingProxy.Said> accepted = new HashSet<>();
    private final List<RecordingProxy.Said> undue = new ArrayList<>();
    private long sendings;
    private long needless;

    /** The source is about to hold these. */
    synchronized void becomes(Set<String> people) {
        snapshots.add(people);
    }

    synchronized void arrives(RecordingProxy.Said said) {
        sendings++;
        sent.add(said);
        if (accepted.contains(said)) {
            needless++;
        }
        accepted.remove(contrary(said));
        if (!isDue(said)) {
            undue.add(said);
        }
    }

    synchronized void accepted(RecordingProxy.Said said) {
        accepted.add(said);
    }

    /** Braze holds the newest snapshot for certain: from here on only what changes is due. */
    synchronized void settled() {
        Set<String> last = newest();
        snapshots.clear();
        snapshots.add(last);
        sent.clear();
        accepted.clear();
        sendings = 0;
        needless = 0;
    }

    synchronized Set<String> newest() {
        return snapshots.get(snapshots.size() - 1);
    }

    /** What was sent and was not due. */
    synchronized List<RecordingProxy.Said> undue() {
        return List.copyOf(undue);
    }

    /** Identifiers in all requests. */
    synchronized long sendings() {
        return sendings;
    }

    /** The same, each counted once a direction. */
    synchronized long sent() {
        return sent.size();
    }

    /** Identifiers sent again after Muster could have read that they were accepted. */
    synchronized long needless() {
        return needless;
    }

    private boolean isDue(RecordingProxy.Said said) {
        boolean differed = false;
        for (Set<String> snapshot : snapshots) {
            boolean says = snapshot.contains(said.identifier()) != said.remove();
            if (says && differed) {
                return true;
            }
            differed |= !says;
        }
        return false;
    }

    private static RecordingProxy.Said contrary(RecordingProxy.Said said) {
        return new RecordingProxy.Said(said.cohort(), said.identifier(), !said.remove());
    }
}
