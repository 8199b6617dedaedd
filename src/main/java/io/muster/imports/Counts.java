package io.muster.imports;

/**
 * The figures of an import so far. {@code presentAfter = presentBefore + added - removed}; {@code added} and
 * {@code removed} are acknowledged joins and leaves, repeats of what was known or uncertain are {@code settled}.
 *
 * @param rows rows read from the source
 * @param members distinct members of the snapshot that are in Braze or may come there
 * @param rejected rows that gave no member; refused identifiers are not among them
 * @param unchanged members that needed no request
 * @param uncertain identifiers whose request was never answered
 * @param refused identifiers that Braze refuses, from this import and earlier ones
 * @param changes identifiers that this import has to send
 * @param acknowledged identifiers of those that Braze accepted
 * @param refusedRemoves of those, who should be out and is still in Braze
 * @param warnings errors that Braze listed beside its acceptances
 * @param requests requests with members, repeats included
 */
public record Counts(
        long rows,
        long members,
        long rejected,
        long duplicates,
        long presentBefore,
        long added,
        long removed,
        long settled,
        long unchanged,
        long uncertain,
        long refused,
        long parkedAdds,
        long parkedRemoves,
        long changes,
        long acknowledged,
        long requests,
        long retries,
        long refusedRemoves,
        long warnings) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public long presentAfter() {
        return presentBefore + added - removed;
    }
}
