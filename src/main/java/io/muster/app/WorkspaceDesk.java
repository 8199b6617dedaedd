package io.muster.app;

import io.muster.cohort.Target;
import io.muster.delivery.SharedWait;
import io.muster.page.Commands;
import io.muster.page.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The workspaces as the page sees them, and the test that a person asks for. May be shared between threads. */
final class WorkspaceDesk implements Endpoints {

    private final Keys keys;
    private final WorkspaceWatch watch;
    private final SharedWait sharedWait;
    private final Consumer<Target> ask;

    /** @param ask the connection-test route, whose answer it tells the watch */
    WorkspaceDesk(Keys keys, WorkspaceWatch watch, SharedWait sharedWait, Consumer<Target> ask) {
        this.keys = keys;
        this.watch = watch;
        this.sharedWait = sharedWait;
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
        return new Budget(keys.now().requestsPerSecond(), sharedWait.waits());
    }

    @Override
    public void test(String workspace) {
        // A key that was replaced a second ago is the one to be tested.
        watch.reread();
        Target target = watch.target(workspace)
                .orElseThrow(() -> new Commands.NoSuchThing("There is no workspace " + workspace + "."));
        ask.accept(target);
    }
}
