package io.muster.imports;

/** Counts of which a test names only those that matter. */
public final class CountsOf {
    private long rows;
    private long members;
    private long rejected;
    private long duplicates;
    private long presentBefore;
    private long added;
    private long removed;
    private long settled;
    private long unchanged;
    private long uncertain;
    private long refused;
    private long parkedAdds;
    private long parkedRemoves;
    private long changes;
    private long acknowledged;
    private long requests;
    private long retries;
    private long refusedRemoves;
    private long warnings;

    public CountsOf rows(long number) {
        rows = number;
        return this;
    }

    public CountsOf members(long number) {
        members = number;
        return this;
    }

    public CountsOf rejected(long number) {
        rejected = number;
        return this;
    }

    public CountsOf duplicates(long number) {
        duplicates = number;
        return this;
    }

    public CountsOf before(long number) {
        presentBefore = number;
        return this;
    }

    public CountsOf added(long number) {
        added = number;
        return this;
    }

    public CountsOf removed(long number) {
        removed = number;
        return this;
    }

    public CountsOf settled(long number) {
        settled = number;
        return this;
    }

    public CountsOf unchanged(long number) {
        unchanged = number;
        return this;
    }

    public CountsOf uncertain(long number) {
        uncertain = number;
        return this;
    }

    public CountsOf refused(long number) {
        refused = number;
        return this;
    }

    public CountsOf warnings(long number) {
        warnings = number;
        return this;
    }

    public CountsOf refusedRemoves(long number) {
        refusedRemoves = number;
        return this;
    }

    public CountsOf parkedAdds(long number) {
        parkedAdds = number;
        return this;
    }

    public CountsOf parkedRemoves(long number) {
        parkedRemoves = number;
        return this;
    }

    public CountsOf requests(long number) {
        requests = number;
        return this;
    }

    public CountsOf retries(long number) {
        retries = number;
        return this;
    }

    public CountsOf changes(long all, long accepted) {
        changes = all;
        acknowledged = accepted;
        return this;
    }

    public Counts build() {
        return new Counts(
                rows,
                members,
                rejected,
                duplicates,
                presentBefore,
                added,
                removed,
                settled,
                unchanged,
                uncertain,
                refused,
                parkedAdds,
                parkedRemoves,
                changes,
                acknowledged,
                requests,
                retries,
                refusedRemoves,
                warnings);
    }
}
