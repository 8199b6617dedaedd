package io.muster.sandbox.state;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first members of a cohort in their order, and how many there are in all. */
public record MemberList(String cohort, int count, List<String> members) {

    public static MemberList of(WorkspaceState workspace, String cohort, int limit) {
        // Keeps no more than the limit at any time: a cohort may have a million members.
        PriorityQueue<String> first = new PriorityQueue<>(Comparator.reverseOrder());
        workspace.forEach(cohort, member -> {
            first.add(member);
            if (first.size() > limit) {
                first.remove();
            }
        });
        return new MemberList(
                cohort, workspace.count(cohort), first.stream().sorted().toList());
    }
}
