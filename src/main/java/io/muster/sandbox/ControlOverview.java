package io.muster.sandbox;

import io.muster.sandbox.fault.FaultSettings;
import io.muster.sandbox.state.WorkspaceState;
import java.util.List;

/** The sandbox at a glance. */
record ControlOverview(
        List<WorkspaceState.Summary> cohorts,
        FaultSettings faults,
        int refused,
        RequestLog.Counters counters,
        int effectsPending,
        List<String> violations) {}
