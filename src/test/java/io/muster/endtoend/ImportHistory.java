package io.muster.endtoend;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.StreamSupport;

/** The imports of the past and of now, as the API tells of them. */
final class ImportHistory {

    private final ApiClient api;

    ImportHistory(ApiClient api) {
        this.api = api;
    }

    /** A cohort's imports, newest first. */
    List<ReportedImport> of(String cohort) {
        ApiReply reply = api.get("/api/cohorts/" + cohort + "/imports?limit=500");
        return StreamSupport.stream(reply.json().path("imports").spliterator(), false)
                .map(ReportedImport::new)
                .toList();
    }

    /** The states of a cohort's imports, newest first. */
    List<String> states(String cohort) {
        return of(cohort).stream().map(ReportedImport::state).toList();
    }

    ReportedImport last(String cohort) {
        return of(cohort).get(0);
    }

    ReportedImport find(String id) {
        return new ReportedImport(api.get("/api/imports/" + id).json());
    }

    /** Waits for the import's end. */
    ReportedImport ended(String id) {
        return await("the end of import " + id).until(() -> find(id), ReportedImport::hasEnded);
    }

    /** Waits until so many of the cohort's imports have ended and none waits or runs; newest first. */
    List<ReportedImport> ended(String cohort, int count) {
        return await(count + " imports of " + cohort)
                .until(
                        () -> of(cohort),
                        all -> all.size() >= count && all.stream().allMatch(ReportedImport::hasEnded));
    }

    /** Waits until the import is at work, with {@code requests} members requests behind it or in flight. */
    void running(String id, int requests) {
        await("import " + id + " at work")
                .until(() -> find(id), it -> it.state().equals("RUNNING") && it.count("requests") >= requests);
    }
}
