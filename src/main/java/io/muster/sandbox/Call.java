package io.muster.sandbox;

import java.time.Instant;
import java.util.List;

/** A call whose body keeps the contract. */
sealed interface Call {

    Keys keys();

    String cohort();

    default int adds() {
        return 0;
    }

    default int removes() {
        return 0;
    }

    /** What the workspace is asked to do. */
    void applyTo(Workspace workspace);

    record Create(Keys keys, String cohort, String name, Instant createdAt) implements Call {
        @Override
        public void applyTo(Workspace workspace) {
            workspace.create(cohort, name, createdAt);
        }
    }

    record Members(Keys keys, String cohort, List<Change> changes, int removes) implements Call {

        /** No change at all: the usual way to try the keys (braze-api §2). */
        boolean isConnectionTest() {
            return changes.isEmpty();
        }

        @Override
        public int adds() {
            return changes.size() - removes;
        }

        @Override
        public void applyTo(Workspace workspace) {
            workspace.apply(cohort, changes);
        }
    }
}
