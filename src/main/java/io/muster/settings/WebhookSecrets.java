package io.muster.settings;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The secrets of {@code muster.webhook.secret} as Standard Webhooks writes them (specification §Signature scheme). */
public final class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    /** The specification's own bounds for a secret. */
    private static final int LEAST_BYTES = 24;

    private static final int MOST_BYTES = 64;

    private WebhookSecrets() {}

    /**
     * @param text one, or several with blanks between while receivers change to another: each signs
     * @return the key of each; empty when one is not as the specification has it
     */
    public static Optional<List<byte[]>> keys(String text) {
        List<Optional<byte[]>> keys = Arrays.stream(text.strip().split("\\s+"))
                .map(WebhookSecrets::key)
                .toList();
        return keys.stream().allMatch(Optional::isPresent)
                ? Optional.of(keys.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private static Optional<byte[]> key(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            return Optional.of(bytes).filter(all -> all.length >= LEAST_BYTES && all.length <= MOST_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
