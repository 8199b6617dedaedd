package io.muster.match;

import java.util.List;
import java.util.Map;

/**
 * What a chunk of rows became.
 *
 * @param remarks how many cells were read otherwise than they are written
 */
public record Matched(int rows, List<Entry> entries, List<Reject> rejects, Map<CellRemark, Long> remarks) {

    /** Without anything to remark. */
    public Matched(int rows, List<Entry> entries, List<Reject> rejects) {
        this(rows, entries, rejects, Map.of());
    }
}
