package io.muster.definition;

/** Mail addresses outside a definition, by the same rule as in one. */
public final class RecipientAddresses {

    private RecipientAddresses() {}

    /** Whether {@code text} is one address alone. */
    public static boolean isAddress(String text) {
        return NotifySection.isAddress(text);
    }
}
