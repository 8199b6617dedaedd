package io.muster.workspace;

import io.muster.braze.ApiKeys;
import io.muster.braze.BrazeRequests;
import io.muster.model.Reason;
import io.muster.settings.Secret;
import io.muster.settings.Settings;
import io.muster.settings.Settings.BrazeSettings;
import io.muster.workspace.WorkspaceStore.WorkspaceEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The workspaces' endpoints and keys as they are now. A key that was replaced in the settings takes effect with the
 * next request, without a restart. Safe for use by many threads.
 */
public final class WorkspaceKeys implements ApiKeys {

    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceKeys.class);
    /** An import has many requests a second; when Braze last took one is told no finer. */
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(5);

    private volatile BrazeSettings braze;
    private final WorkspaceStore workspaces;
    private final KeyAcceptances acceptances;
    private final Clock clock;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    /** Until then an answer may be that to a request with keys of before. */
    private volatile Instant mixedUntil = Instant.MIN;

    public WorkspaceKeys(BrazeSettings braze, WorkspaceStore workspaces, KeyAcceptances acceptances, Clock clock) {
        this.braze = braze;
        this.workspaces = workspaces;
        this.acceptances = acceptances;
        this.clock = clock;
    }

    @Override
    public BrazeRequests.Keys of(String workspace) {
        Settings.Workspace found = find(workspace)
                .orElseThrow(() -> new IllegalStateException("workspace " + workspace + " has no settings any more"));
        return new BrazeRequests.Keys(
                now().partnerKey().reveal(), found.importKey().reveal());
    }

    @Override
    public void accepted(String workspace) {
        Instant now = clock.instant();
        Instant last = written.getOrDefault(workspace, Instant.MIN);
        if (last.isBefore(now.minus(WRITTEN_EVERY)) && !now.isBefore(mixedUntil)) {
            written.put(workspace, now);
            try {
                acceptances.accepted(workspace, fingerprint(workspace));
            } catch (DataAccessException e) {
                // It is evidence and nothing more: the import goes on.
                LOG.debug("The acceptance could not be written down.", e);
            }
        }
    }

    public BrazeSettings now() {
        return braze;
    }

    public Optional<Settings.Workspace> find(String workspace) {
        return Optional.ofNullable(now().workspaces().get(workspace));
    }

    /** Both keys of the workspace in one: what a stop was caused by, and what a new key differs from. */
    String fingerprint(String workspace) {
        return fingerprint(now(), workspace);
    }

    /** The data import key alone, which says whose workspace it is. */
    public String dataKey(String workspace) {
        return dataKey(now(), workspace);
    }

    static String dataKey(BrazeSettings braze, String workspace) {
        Settings.Workspace found = braze.workspaces().get(workspace);
        return found == null ? "" : found.importKey().fingerprint();
    }

    private static String fingerprint(BrazeSettings braze, String workspace) {
        Settings.Workspace found = braze.workspaces().get(workspace);
        return found == null
                ? ""
                : new Secret(braze.partnerKey().reveal() + "\n"
                                + found.importKey().reveal() + "\n" + found.endpoint() + "\n" + braze.partner())
                        .fingerprint();
    }

    /** Takes over what the settings say now. */
    void replace(BrazeSettings now) {
        if (!now.equals(braze)) {
            mixedUntil = clock.instant().plus(now.connectTimeout()).plus(now.responseTimeout());
        }
        braze = now;
    }

    /** Stops the workspace's imports, with the key as it is now. */
    public void stop(String workspace, int status, Reason reason) {
        refused(workspace, status);
        workspaces.stop(workspace, fingerprint(workspace), status, reason);
        LOG.warn(
                "workspace={} state=STOPPED status={} action=\"none of its cohorts is imported until its keys work; replace"
                        + " the key, it is read again by itself\"",
                workspace,
                status);
    }

    /** Braze refused a call; 401 and 403 speak of the keys. */
    void refused(String workspace, int status) {
        if (status == 401 || status == 403) {
            workspaces.refused(workspace, dataKey(workspace));
        }
    }

    /** Stopped workspaces whose keys are others than those that they were stopped with. */
    Map<String, WorkspaceEntry> stopped() {
        Map<String, WorkspaceEntry> all = workspaces.all();
        all.values().removeIf(entry -> entry.stopped().isEmpty());
        return all;
    }
}
