package io.muster.web.workspace;

import io.muster.wording.Sentence;
import java.util.List;

/**
 * The page of workspaces. Public for the templates only.
 *
 * @param budget how much of what may leave leaves now
 * @param flows by import
 */
public record WorkspaceListView(
        String heading,
        Sentence budget,
        boolean waits,
        long percent,
        List<String> flows,
        List<WorkspaceView> all,
        boolean mayTest,
        boolean mayAnswer,
        String zone) {}
