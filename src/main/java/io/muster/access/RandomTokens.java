package io.muster.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Random secrets of 256 bits, which need no slow hash: nobody can try them all. */
final class RandomTokens {

    private static final int BYTES = 32;

    private final SecureRandom random;

    RandomTokens(SecureRandom random) {
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The same secret, written differently each time. */
    String masked(String secret) {
        byte[] plain = Base64.getUrlDecoder().decode(secret);
        byte[] mask = new byte[plain.length];
        random.nextBytes(mask);
        byte[] both = Arrays.copyOf(mask, 2 * plain.length);
        for (int i = 0; i < plain.length; i++) {
            both[plain.length + i] = (byte) (plain[i] ^ mask[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** Whether two masked ones are the same secret. */
    static boolean isSame(String one, String other) {
        Optional<byte[]> first = unmasked(one);
        Optional<byte[]> second = unmasked(other);
        return first.isPresent() && second.isPresent() && MessageDigest.isEqual(first.get(), second.get());
    }

    private static Optional<byte[]> unmasked(String masked) {
        try {
            byte[] both = Base64.getUrlDecoder().decode(masked);
            if (both.length != 2 * BYTES) {
                return Optional.empty();
            }
            byte[] plain = new byte[BYTES];
            for (int i = 0; i < BYTES; i++) {
                plain[i] = (byte) (both[i] ^ both[BYTES + i]);
            }
            return Optional.of(plain);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Another secret that only who knows the first can work out. */
    static String derived(String purpose, String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(purpose + "\n" + secret));
    }
}
