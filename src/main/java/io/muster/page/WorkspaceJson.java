package io.muster.page;

import io.muster.history.Acceptances;
import io.muster.history.Workspaces;
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
        @Nullable Instant stoppedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant testedAt,
        @Nullable Integer testedStatus,
        @Nullable Instant keyReplacedAt,
        List<String> cohorts) {

    static WorkspaceJson of(
            Endpoints.Endpoint endpoint,
            Acceptances.Known known,
            Optional<Workspaces.Stopped> stop,
            List<String> cohorts) {
        Optional<Acceptances.Tested> test = known.tested();
        return new WorkspaceJson(
                endpoint.workspace(),
                endpoint.uri().toString(),
                Instances.of(endpoint.uri()).orElse(null),
                WorkspaceView.Standing.of(known, stop, endpoint.print()).name(),
                stop.map(Workspaces.Stopped::reason).orElse(null),
                stop.map(Workspaces.Stopped::at).orElse(null),
                known.accepted().map(Acceptances.Accepted::at).orElse(null),
                test.map(Acceptances.Tested::at).orElse(null),
                test.filter(each -> each.status().isPresent())
                        .map(each -> each.status().getAsInt())
                        .orElse(null),
                stop.filter(Workspaces.Stopped::open)
                        .map(Workspaces.Stopped::at)
                        .orElse(null),
                cohorts);
    }
}
