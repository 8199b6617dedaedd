package io.muster.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks as Standard Webhooks asks for (standardwebhooks.com, specification §Signature scheme): HMAC-SHA256 over
 * id, time stamp and body, so that a receiver knows the sender, and a repeat of somebody else by its age. May be shared.
 */
public final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    /** No record: what prints this must not find the keys. */
    private final List<SecretKeySpec> keys;

    /** @param keys each signs, so that a receiver can change from one to another */
    public WebhookSignature(List<byte[]> keys) {
        this.keys = keys.stream().map(key -> new SecretKeySpec(key, ALGORITHM)).toList();
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
}
