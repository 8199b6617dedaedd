package io.muster.web.workspace;

import io.muster.braze.BrazeInstances;
import io.muster.web.workspace.WorkspaceView.WorkspaceStanding;
import io.muster.workspace.KeyAcceptances;
import io.muster.workspace.KeyAcceptances.AcceptedKey;
import io.muster.workspace.WorkspaceEndpoints;
import io.muster.workspace.WorkspaceStore.WorkspaceStop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workspace as the API gives it; no key, and nothing that a key could be told from. */
record WorkspaceJson(
        String workspace,
        String endpoint,
        @Nullable String instance,
        String state,
        @Nullable String reason,
        @Nullable String reasonCode,
        @Nullable Instant stoppedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant testedAt,
        @Nullable Integer testedStatus,
        @Nullable Instant keyReplacedAt,
        List<String> cohorts) {

    static WorkspaceJson of(
            WorkspaceEndpoints.Endpoint endpoint,
            KeyAcceptances.Known known,
            Optional<WorkspaceStop> stop,
            List<String> cohorts) {
        Optional<KeyAcceptances.Tested> test = known.tested();
        return new WorkspaceJson(
                endpoint.workspace(),
                endpoint.uri().toString(),
                BrazeInstances.of(endpoint.uri()).orElse(null),
                WorkspaceStanding.of(known, stop, endpoint.print()).name(),
                stop.map(each -> each.why().sentence()).orElse(null),
                stop.map(each -> each.why().code().name()).orElse(null),
                stop.map(WorkspaceStop::at).orElse(null),
                known.accepted().map(AcceptedKey::at).orElse(null),
                test.map(KeyAcceptances.Tested::at).orElse(null),
                test.filter(each -> each.status().isPresent())
                        .map(each -> each.status().getAsInt())
                        .orElse(null),
                stop.filter(WorkspaceStop::open).map(WorkspaceStop::at).orElse(null),
                cohorts);
    }
}
