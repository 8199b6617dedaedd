package io.muster.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cohorts as events made them, and what there is to tell of them. Guarded by the workspace's lock. */
public final class CohortStates implements WorkspaceEvents {

    /** As many as a request has, so that no line of the journal grows past what a request writes. */
    private static final int CHUNK = 1000;

    private final boolean keepsTexts;
    private final Map<String, SandboxCohort> cohorts = new TreeMap<>();

    CohortStates(boolean keepsTexts) {
        this.keepsTexts = keepsTexts;
    }

    public record SandboxCohort(String name, Instant createdAt, MemberSet roster) {}

    @Nullable
    SandboxCohort get(String cohort) {
        return cohorts.get(cohort);
    }

    List<WorkspaceState.Summary> summaries() {
        return cohorts.entrySet().stream()
                .map(entry -> new WorkspaceState.Summary(
                        entry.getKey(),
                        entry.getValue().name(),
                        entry.getValue().roster().size()))
                .toList();
    }

    /** A cohort keeps the moment of its first creation, and under whatever name who is in it. */
    @Override
    public void created(String cohort, String name, Instant createdAt) {
        SandboxCohort known = cohorts.get(cohort);
        cohorts.put(
                cohort,
                known == null
                        ? new SandboxCohort(name, createdAt, new MemberSet(keepsTexts))
                        : new SandboxCohort(name, known.createdAt(), known.roster()));
    }

    /** Does nothing for a cohort that is gone, as a late effect after a reset finds it. */
    @Override
    public void changed(String cohort, List<RequestedChange> changes) {
        Optional.ofNullable(cohorts.get(cohort))
                .map(SandboxCohort::roster)
                .ifPresent(roster -> change(roster, changes));
    }

    @Override
    public void renamed(UserDirectory.Renaming renaming) {
        for (SandboxCohort cohort : cohorts.values()) {
            if (cohort.roster().remove(renaming.from())) {
                cohort.roster().add(renaming.to());
            }
        }
    }

    void clear() {
        cohorts.clear();
    }

    /** How many events {@link #tell} tells, each change being one. */
    long size() {
        return cohorts.values().stream()
                .mapToLong(cohort -> 1 + cohort.roster().size())
                .sum();
    }

    void tell(WorkspaceEvents to) {
        cohorts.forEach((id, cohort) -> {
            to.created(id, cohort.name(), cohort.createdAt());
            List<RequestedChange> chunk = new ArrayList<>(CHUNK);
            cohort.roster().forEach(user -> {
                chunk.add(new RequestedChange(user, false));
                if (chunk.size() == CHUNK) {
                    to.changed(id, chunk);
                    chunk.clear();
                }
            });
            if (!chunk.isEmpty()) {
                to.changed(id, chunk);
            }
        });
    }

    private static void change(MemberSet roster, List<RequestedChange> changes) {
        for (RequestedChange change : changes) {
            if (change.remove()) {
                roster.remove(change.identifier());
            } else {
                roster.add(change.identifier());
            }
        }
    }
}
