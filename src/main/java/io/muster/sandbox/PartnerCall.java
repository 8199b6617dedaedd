package io.muster.sandbox;

import io.muster.sandbox.state.PartnerKeys;
import io.muster.sandbox.state.RequestedChange;
import io.muster.sandbox.state.WorkspaceState;
import java.time.Instant;
import java.util.List;

/** A call whose body keeps the contract. */
sealed interface PartnerCall {

    PartnerKeys keys();

    String cohort();

    default int adds() {
        return 0;
    }

    default int removes() {
        return 0;
    }

    /** What the workspace is asked to do. */
    void applyTo(WorkspaceState workspace);

    record Create(PartnerKeys keys, String cohort, String name, Instant createdAt) implements PartnerCall {
        @Override
        public void applyTo(WorkspaceState workspace) {
            workspace.create(cohort, name, createdAt);
        }
    }

    record Members(PartnerKeys keys, String cohort, List<RequestedChange> changes, int removes) implements PartnerCall {

        /** No change at all: the usual way to try the keys (docs/braze-api.md §2). */
        boolean isConnectionTest() {
            return changes.isEmpty();
        }

        @Override
        public int adds() {
            return changes.size() - removes;
        }

        @Override
        public void applyTo(WorkspaceState workspace) {
            workspace.apply(cohort, changes);
        }
    }
}
