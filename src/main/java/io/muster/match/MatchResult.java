package io.muster.match;

import java.util.List;
import java.util.Map;

/**
 * What a chunk of rows became.
 *
 * @param remarks how many cells were read otherwise than they are written
 */
public record MatchResult(
        int rows, List<StagedIdentifier> entries, List<RejectedRow> rejects, Map<CellRemark, Long> remarks) {

    /** Without anything to remark. */
    public MatchResult(int rows, List<StagedIdentifier> entries, List<RejectedRow> rejects) {
        this(rows, entries, rejects, Map.of());
    }
}
