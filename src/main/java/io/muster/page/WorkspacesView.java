package io.muster.page;

import io.muster.history.Sentence;
import java.util.List;

/**
 * The page of workspaces. Public for the templates only.
 *
 * @param budget how much of what may leave leaves now
 * @param flows by import
 */
public record WorkspacesView(
        String heading,
        Sentence budget,
        boolean waits,
        long percent,
        List<String> flows,
        List<WorkspaceView> all,
        boolean mayTest,
        boolean mayAnswer,
        String zone) {}
