package io.muster.ledger;

/**
 * The import's token is no longer ours: another node took the import over, so nothing may be sent or written here
 * (design, ledger rule 6).
 */
public final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    FencedException(long importId) {
        super("import " + importId + " is held by another node now");
    }
}
