package io.muster.endtoend;

import java.util.List;
import java.util.Set;

/** A cohort of external ids and devices that files give. */
final class FromFiles extends FollowedCohort {

    private final DataFolders folders;
    private int files;

    FromFiles(MusterProcess service, DataFolders folders, SourcePeople crowd) {
        super("club", service, crowd);
        this.folders = folders;
    }

    @Override
    void isDefined() {
        service.define(name, CohortRecipe.file().with(NO_GUARDS));
    }

    @Override
    void says(Set<String> people) {
        StringBuilder csv = new StringBuilder("external_id,device_id\n");
        people.forEach(text -> csv.append(text.startsWith("d") ? "," : "")
                .append(text.substring(1))
                .append(text.startsWith("d") ? "\n" : ",\n"));
        files++;
        folders.drop(name, "members-%05d.csv".formatted(files), csv.toString());
    }

    @Override
    void again() {
        // Where it was lies in the archive or among the failed.
        says(due.newest());
    }

    /** A file that lies in the inbox, or was taken out of it and is not planned, is still to come. */
    @Override
    List<ReportedImport> ended() {
        return folders.inbox(name).isEmpty() && folders.taken(name).isEmpty() ? super.ended() : List.of();
    }
}
