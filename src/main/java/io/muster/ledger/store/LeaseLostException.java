package io.muster.ledger.store;

/**
 * The import's token is no longer ours: another node took the import over, so nothing may be sent or written here
 * (docs/design.md, rule 6).
 */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LeaseLostException(long importId) {
        super("import " + importId + " is held by another node now");
    }
}
