package io.muster.sandbox;

import java.util.List;

/** The sandbox at a glance. */
record Overview(
        List<Workspace.Summary> cohorts,
        Faults faults,
        int refused,
        RequestLog.Counters counters,
        int effectsPending,
        List<String> violations) {}
