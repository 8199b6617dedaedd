package io.muster.workspace;

import io.muster.braze.RateLimitPause;
import io.muster.imports.OperatorCommands;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.Target;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The workspaces as the page sees them, and the test that a person asks for. May be shared between threads. */
public final class WorkspaceStatus implements WorkspaceEndpoints {

    private final WorkspaceKeys keys;
    private final WorkspaceMonitor watch;
    private final RateLimitPause pause;
    private final Consumer<Target> ask;

    /** @param ask the connection-test route, whose answer it tells the watch */
    public WorkspaceStatus(WorkspaceKeys keys, WorkspaceMonitor watch, RateLimitPause pause, Consumer<Target> ask) {
        this.keys = keys;
        this.watch = watch;
        this.pause = pause;
        this.ask = ask;
    }

    @Override
    public List<Endpoint> all() {
        return keys.now().workspaces().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Endpoint(each.getKey(), each.getValue().endpoint(), keys.fingerprint(each.getKey())))
                .toList();
    }

    @Override
    public Budget budget() {
        return new Budget(keys.now().requestsPerSecond(), pause.waits());
    }

    @Override
    public void test(String workspace) {
        // A key that was replaced a second ago is the one to be tested.
        watch.reread();
        Target target = watch.target(workspace)
                .orElseThrow(
                        () -> new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_WORKSPACE_NAMED, workspace)));
        ask.accept(target);
    }
}
