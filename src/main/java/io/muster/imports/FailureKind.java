package io.muster.imports;

/** Why an import that is not simply right ended as it did. */
public enum FailureKind {
    NONE,
    /** The source, a lookup or a file could not be read. */
    SOURCE,
    /** Braze refused the keys: the workspace is stopped. */
    KEYS,
    /** Braze does not know the partner: the workspace is stopped. */
    PARTNER,
    /** Braze gave no definite answer for too long, or one that its contract does not know. */
    BRAZE,
    /** Braze refused identifiers, or the cohort as such. */
    REFUSED,
    /** A guard kept changes back. */
    GUARD,
    /** Our own database, disk or a bug. */
    MUSTER;

    /** Whether nothing of the workspace runs until it is mended. */
    public boolean stopsWorkspace() {
        return this == KEYS || this == PARTNER;
    }
}
