package io.muster.workspace;

import io.muster.braze.BrazeRequests;
import io.muster.braze.BrazeResponse;
import io.muster.braze.ResponseBody;
import io.muster.braze.ResponseReader;
import io.muster.model.ReasonCode;
import io.muster.model.StateChangeLog;
import io.muster.model.Target;
import io.muster.settings.Settings;
import io.muster.settings.SettingsResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the workspaces' keys: tests each at the start and when it was replaced, and a stopped one now and then. A good
 * test lets the imports of a stopped workspace run again; a bad one only reports. Called by one route, and by who presses
 * the button.
 */
public final class WorkspaceMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceMonitor.class);

    /** No members call: the answer says whether the keys are good (docs/braze-api.md §2). */
    private static final String TEST_COHORT = "muster-connection-test";

    /** What stopped a workspace may be mended at Braze's side, where no key changes. */
    private static final Duration STOPPED_AGAIN_AFTER = Duration.ofMinutes(10);

    /** The last test of a workspace: with which keys, and when. */
    private record Test(String fingerprint, Instant at) {
        private static final Test NONE = new Test("", Instant.EPOCH);
    }

    private final Supplier<SettingsResult> settings;
    private final WorkspaceKeys keys;
    private final KeyRotation change;
    private final KeyAcceptances acceptances;
    private final BrazeRequests requests = new BrazeRequests();
    private final ResponseReader answers;
    private final Map<String, Test> tests = new HashMap<>();
    private final StateChangeLog news;
    private final Clock clock;

    public WorkspaceMonitor(
            Supplier<SettingsResult> settings,
            WorkspaceKeys keys,
            KeyRotation change,
            KeyAcceptances acceptances,
            Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.change = change;
        this.acceptances = acceptances;
        this.answers = new ResponseReader(clock);
        this.news = new StateChangeLog(clock);
        this.clock = clock;
    }

    /** Reads the settings' keys again, and gives the workspaces that are to be tested now. */
    public synchronized List<Target> due() {
        reread();
        Set<String> stopped = keys.stopped().keySet();
        List<Target> due = new ArrayList<>();
        keys.now().workspaces().forEach((name, workspace) -> {
            Test last = tests.getOrDefault(name, Test.NONE);
            boolean replaced = !last.fingerprint.equals(keys.fingerprint(name));
            boolean again = stopped.contains(name) && clock.instant().isAfter(last.at.plus(STOPPED_AGAIN_AFTER));
            if (replaced || again) {
                tests.put(name, new Test(keys.fingerprint(name), clock.instant()));
                due.add(target(name, workspace));
            }
        });
        return due;
    }

    /** Takes over keys that were replaced in the settings. */
    void reread() {
        if (settings.get() instanceof SettingsResult.ValidSettings right) {
            change.replace(right.settings().braze());
        }
    }

    /** Where a test of the workspace goes; empty when there is none of this name. */
    Optional<Target> target(String workspace) {
        return keys.find(workspace).map(found -> target(workspace, found));
    }

    private Target target(String name, Settings.Workspace workspace) {
        return new Target(
                0,
                TEST_COHORT,
                name,
                workspace.endpoint().toString(),
                keys.now().partner());
    }

    public Object body(Target target) {
        return requests.test(keys.of(target.workspace()), target.cohort());
    }

    /**
     * @param status the answer's; none when there was no answer
     * @param body what stood in it, if anything
     */
    public synchronized void tested(Target target, @Nullable Integer status, byte @Nullable [] body) {
        String name = target.workspace();
        String print = keys.fingerprint(name);
        if (status == null) {
            acceptances.tested(name, print, OptionalInt.empty(), Optional.empty());
            unknown(name, "no answer", "%s gave no answer; imports try it themselves".formatted(target.endpoint()));
            return;
        }
        ResponseBody said = ResponseBody.of(body);
        BrazeResponse answer = answers.read(status, header -> Optional.empty(), said);
        acceptances.tested(name, print, OptionalInt.of(status), stranger(answer, said));
        if (answer instanceof BrazeResponse.KeysRefused) {
            news.forget(name);
            keys.refused(name, status);
            LOG.warn(
                    "workspace={} connection=REFUSED status={} action=\"check its import key, the partner and its key\"",
                    name,
                    status);
        } else if (answer instanceof BrazeResponse.Accepted || answer instanceof BrazeResponse.Refused) {
            // A members request without members may be refused, but only after its keys were accepted
            // (docs/braze-api.md §2).
            news.forget(name);
            LOG.info("workspace={} connection=OK endpoint={}", name, target.endpoint());
            acceptances.accepted(name, print);
            change.works(name);
        } else {
            unknown(
                    name,
                    "status " + status,
                    "%s answered %d with %s, which says nothing of the keys; imports try it themselves"
                            .formatted(
                                    target.endpoint(),
                                    status,
                                    said.kind().words().sentence()));
        }
    }

    /** Who answered, where it was not Braze. */
    private static Optional<ReasonCode> stranger(BrazeResponse answer, ResponseBody said) {
        if (answer instanceof BrazeResponse.Declined declined && declined.status() < 400) {
            return Optional.of(ReasonCode.BODY_ELSEWHERE);
        }
        return said.isBrazes()
                ? Optional.empty()
                : Optional.of(said.kind().words().code());
    }

    /** Tested again with the next look; said when it is new, and ever more seldom while it stays so. */
    private void unknown(String name, String state, String reason) {
        tests.remove(name);
        if (news.isDue(name, state)) {
            LOG.warn("workspace={} connection=UNKNOWN reason=\"{}\"", name, reason);
        }
    }
}
