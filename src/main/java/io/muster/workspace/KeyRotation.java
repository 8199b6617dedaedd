package io.muster.workspace;

import io.muster.definition.DefinitionStore;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportRequest;
import io.muster.imports.OperatorCommands.NoSuchThing;
import io.muster.imports.OperatorCommands.NotNow;
import io.muster.imports.RunningImports;
import io.muster.imports.Trigger;
import io.muster.ledger.store.SentKeys;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import io.muster.settings.Settings.BrazeSettings;
import io.muster.workspace.WorkspaceStore.WorkspaceEntry;
import io.muster.workspace.WorkspaceStore.WorkspaceStop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whose a data import key is that was changed while the one before still worked: of the same workspace, or of
 * another one, where nothing of what the ledgers hold is true. Until a person has said it, the workspace is stopped. Safe
 * for use by many threads.
 */
public final class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    private final WorkspaceKeys keys;
    private final SentKeys sentKeys;
    private final WorkspaceStore workspaces;
    private final RunningImports runs;
    private final DefinitionStore definitions;
    private final ImportQueue queue;

    public KeyRotation(
            WorkspaceKeys keys,
            SentKeys sentKeys,
            WorkspaceStore workspaces,
            RunningImports runs,
            DefinitionStore definitions,
            ImportQueue queue) {
        this.keys = keys;
        this.sentKeys = sentKeys;
        this.workspaces = workspaces;
        this.runs = runs;
        this.definitions = definitions;
        this.queue = queue;
    }

    /** Takes over what the settings say now; what runs with another key is ended first. */
    void replace(BrazeSettings next) {
        next.workspaces().keySet().forEach(name -> look(next, name));
        keys.replace(next);
    }

    private void look(BrazeSettings next, String name) {
        String key = WorkspaceKeys.dataKey(next, name);
        if (!sentKeys.differ(name, Optional.empty(), key)) {
            // The key of before is back, if it ever was another one: its test lets the workspace go.
            workspaces.settled(name);
            return;
        }
        Reason reason = Reason.of(ReasonCode.KEY_CHANGED, name);
        if (workspaces.changed(name, key, reason)) {
            LOG.warn(
                    "workspace={} state=STOPPED reason=\"another data import key\" action=\"say whose it is: POST"
                            + " /api/workspaces/{}/same or /another\"",
                    name,
                    name);
        }
        // Before any request could be made with the new key: a mark asks first whether its import has to end.
        runs.stopAll(name, new StopReason.Later(AGAIN_AFTER, reason));
    }

    /** Braze takes the keys: the workspace goes, or the question is open. */
    void works(String name) {
        if (sentKeys.differ(name, Optional.empty(), keys.dataKey(name))) {
            if (workspaces.asks(name)) {
                LOG.warn("workspace={} action=\"its new key works: say whether it is of the same workspace\"", name);
            }
            return;
        }
        sentKeys.are(name, keys.dataKey(name));
        go(name, Optional.empty(), Optional.empty());
    }

    public void answer(String name, boolean same, String by) {
        if (keys.find(name).isEmpty()) {
            throw new NoSuchThing(Reason.of(ReasonCode.NO_WORKSPACE_NAMED, name));
        }
        Optional<WorkspaceStop> stopped =
                Optional.ofNullable(workspaces.all().get(name)).flatMap(WorkspaceEntry::stopped);
        if (stopped.filter(WorkspaceStop::asks).isEmpty()) {
            throw new NotNow(Reason.of(ReasonCode.KEY_NOT_CHANGED, name));
        }
        if (stopped.filter(WorkspaceStop::open).isEmpty()) {
            throw new NotNow(Reason.of(ReasonCode.KEY_NOT_ACCEPTED, name));
        }
        if (same) {
            sentKeys.are(name, keys.dataKey(name));
        } else if (!sentKeys.setAside(name, by)) {
            throw new NotNow(Reason.of(ReasonCode.KEY_IN_USE, name));
        }
        LOG.warn("workspace={} key={} by=\"{}\"", name, same ? "of-the-same" : "of-another", by);
        workspaces.settled(name);
        go(name, stopped.map(WorkspaceStop::at), Optional.of(by));
    }

    /** Each cohort whose import the stop ended or skipped starts once. @param by who said whose the key is */
    private void go(String name, Optional<Instant> changed, Optional<String> by) {
        if (!workspaces.go(name, keys.fingerprint(name))) {
            return;
        }
        LOG.info("workspace={} state=GOES reason=\"its keys work\"", name);
        for (String cohort : workspaces.cohortsToCatchUp(name, changed)) {
            definitions
                    .find(cohort)
                    .ifPresent(definition -> queue.add(new ImportRequest(
                            definition,
                            ImportKind.IMPORT,
                            Trigger.KEYS,
                            by,
                            Optional.empty(),
                            ImportRun.Waivers.NONE)));
        }
    }
}
