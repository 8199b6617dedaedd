package io.muster.definition;

import io.muster.definition.yaml.FieldSchema;

/** Mail addresses outside a definition, by the same rule as in one. */
public final class RecipientAddresses {
    private static final FieldSchema ADDRESS =
            DefinitionSchema.SHIPPED.root().at("notify.to[1]").orElseThrow();

    private RecipientAddresses() {}

    /** Whether {@code text} is one address alone. */
    public static boolean isAddress(String text) {
        return ADDRESS.fits(text);
    }
}
