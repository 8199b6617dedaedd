package io.muster.match;

import java.util.List;

/** What a chunk of rows became. */
public record Matched(int rows, List<Entry> entries, List<Reject> rejects) {}
