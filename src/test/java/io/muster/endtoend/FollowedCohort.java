package io.muster.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A cohort of a service process, whose people move. */
abstract class FollowedCohort {

    /** So that a tenth of the people may leave at once, and all of them. */
    static final String NO_GUARDS = "guards: { max-removed: 100%, min-members: 0 }";

    private static final double MOST_WHO_MOVE = 0.4;
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(5);

    final String name;
    final DueChanges due = new DueChanges();
    final MusterProcess service;
    private final SourcePeople crowd;
    private final ImportHistory history;
    private boolean gathered;

    FollowedCohort(String name, MusterProcess service, SourcePeople crowd) {
        this.name = name;
        this.service = service;
        this.crowd = crowd;
        this.history = new ImportHistory(service.api());
    }

    abstract void isDefined();

    /** The source says so from now on, and an import is asked for. */
    abstract void says(Set<String> people);

    /** An import of what the source says is asked for once more. */
    abstract void again();

    /** People join and leave. @return who is in now */
    Set<String> moves() {
        Set<String> people = gathered ? crowd.moves(MOST_WHO_MOVE) : crowd.gathers();
        gathered = true;
        // First, since it may be read and sent as soon as it is said.
        due.becomes(people);
        says(people);
        return people;
    }

    /** Its imports, newest first; none while one of them waits or runs. */
    List<ReportedImport> ended() {
        List<ReportedImport> all = history.of(name);
        return all.stream().allMatch(ReportedImport::hasEnded) ? all : List.of();
    }

    final void asks() {
        await("the service takes an order for " + name)
                .atMost(ANSWERS_WITHIN)
                .ignoreExceptions()
                .until(() ->
                        service.api().post("/api/cohorts/" + name + "/imports").status() == 202);
    }
}
