package io.muster.model;

import java.util.Optional;

/** Which Muster this is. */
public final class ProductVersion {

    private ProductVersion() {}

    /** As the jar says it; {@code dev} where the classes come from no jar. */
    public static String current() {
        return Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }
}
