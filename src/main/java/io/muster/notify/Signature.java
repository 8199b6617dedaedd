package io.muster.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks as Standard Webhooks asks for (standardwebhooks.com, specification §Signature scheme): HMAC-SHA256 over
 * id, time stamp and body, so that a receiver knows the sender, and a repeat of somebody else by its age. May be shared.
 */
public final class Signature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    /** The specification's own bounds for a secret. */
    private static final int LEAST_BYTES = 24;

    private static final int MOST_BYTES = 64;

    /** No record: what prints this must not find the keys. */
    private final List<SecretKeySpec> keys;

    private Signature(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * @param secrets one, or several with blanks between while receivers change to another: each signs
     * @return empty when it is not as the specification has it
     */
    public static Optional<Signature> of(String secrets) {
        List<Optional<SecretKeySpec>> keys =
                Arrays.stream(secrets.strip().split("\\s+")).map(Signature::key).toList();
        return keys.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        new Signature(keys.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    /** The value of {@code webhook-signature}. */
    public String sign(String id, Instant at, byte[] body) {
        byte[] head = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(mac(key, head, body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] mac(SecretKeySpec key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static Optional<SecretKeySpec> key(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            return bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES
                    ? Optional.of(new SecretKeySpec(bytes, ALGORITHM))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
