package io.muster.ledger.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.match.MatchResult;
import io.muster.match.StagedIdentifier;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A sum of identifiers in whatever order they come: of each the first 128 bits of SHA-256 under the cohort's key, added
 * modulo 2^128 (an additive multiset hash: Clarke and others, <i>Incremental Multiset Hash Functions</i>, 2003). Where two
 * lists of as many identifiers have one sum, they are the same list. The key is random and leaves the database only for
 * this, so that nobody can make up rows whose sum is another list's. Used by one thread.
 */
public final class MemberSum {

    private final MessageDigest sha256;
    private final byte[] key;
    private long high;
    private long low;

    public MemberSum(UUID key) {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        this.key = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
    }

    /** Adds the identifiers by which members go; what stands beside them is no member. */
    public void add(MatchResult matched) {
        for (StagedIdentifier entry : matched.entries()) {
            if (!entry.alternate()) {
                add(entry.text());
            }
        }
    }

    void add(String identifier) {
        sha256.update(key);
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(identifier.getBytes(UTF_8)));
        high += hash.getLong();
        long more = hash.getLong();
        low += more;
        if (Long.compareUnsigned(low, more) < 0) {
            high++;
        }
    }

    /** From 0, which is the sum of nobody, to 2^128 - 1. */
    public BigInteger value() {
        return new BigInteger(
                1,
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    }
}
