package io.muster.web.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows that imports left out, as files that were kept for a while. */
public interface RejectFiles {

    /** A row that was left out, with its identifier masked. */
    record MaskedReject(long row, String masked) {}

    /** Empty when nothing was left out, or when the file was removed by its retention. */
    Optional<Path> file(String cohort, long importId);

    /** The first few rows of each reason. @param columns those that hold identifiers */
    Map<String, List<MaskedReject>> examples(String cohort, long importId, List<String> columns);
}
