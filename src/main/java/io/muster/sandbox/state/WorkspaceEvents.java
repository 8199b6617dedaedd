package io.muster.sandbox.state;

import java.time.Instant;
import java.util.List;

/** What happens to a workspace, with users named by their keys. Told again in order it yields the same workspace. */
interface WorkspaceEvents {

    void created(String cohort, String name, Instant createdAt);

    void changed(String cohort, List<RequestedChange> changes);

    void renamed(UserDirectory.Renaming renaming);
}
