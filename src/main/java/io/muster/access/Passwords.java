package io.muster.access;

import com.password4j.Argon2Function;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.muster.access.AccessException.AccessRefusal;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Passwords as Argon2id hashes, with the parameters that OWASP names: 19 MiB, two passes. Three at a time are worked on, so
 * that a flood of sign-ins takes neither the memory nor the processors. May be shared between threads.
 */
public final class Passwords {

    public static final int LEAST = 12;
    /** More would make hashing the attacker's tool. */
    private static final int MOST = 256;

    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 20;
    private static final int WAIT_SECONDS = 5;
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID, 19);
    private static final int SALT = 16;
    private static final CommonPasswords COMMON = CommonPasswords.read();

    private final Semaphore turns = new Semaphore(AT_ONCE);
    /** Whom a flood of strangers must not keep waiting: those who have signed in, or have before in this browser. */
    private final Semaphore turnsOfKnown = new Semaphore(1);
    /** What the password of a user who is not there is compared with, so that the answer takes as long. */
    private final String nobody = hash("nobody has this password");

    /** Why {@code password} is not taken for {@code name}; empty where it is. */
    static Optional<Reason> refusal(String name, String password) {
        return refusal(name, List.of(), password);
    }

    /** @param others names of users and hosts, which whoever guesses knows or tries */
    static Optional<Reason> refusal(String name, Collection<String> others, String password) {
        if (password.codePointCount(0, password.length()) < LEAST) {
            return Optional.of(Reason.of(ReasonCode.PASSWORD_SHORT, LEAST));
        }
        if (password.length() > MOST) {
            return Optional.of(Reason.of(ReasonCode.PASSWORD_LONG, MOST));
        }
        boolean dull = password.chars().distinct().count() < 5
                || password.toLowerCase(Locale.ROOT).replace(name, "").length() < LEAST / 2;
        if (dull) {
            return Optional.of(Reason.of(ReasonCode.PASSWORD_DULL));
        }
        List<String> names = new ArrayList<>(others);
        names.add(name);
        return COMMON.hold(names, password) ? Optional.of(Reason.of(ReasonCode.PASSWORD_COMMON)) : Optional.empty();
    }

    String hash(String password) {
        return inTurn(turnsOfKnown, () -> {
            Hash hash = Password.hash(password).addRandomSalt(SALT).with(ARGON2ID);
            return hash.getResult();
        });
    }

    /**
     * Takes as long for a user who is not there.
     *
     * @param known whether whoever asks has signed in before
     */
    boolean fits(String password, Optional<String> hash, boolean known) {
        if (password.length() > MOST) {
            return false;
        }
        String against = hash.orElse(nobody);
        boolean same = inTurn(known ? turnsOfKnown : turns, () -> Password.check(password, against)
                .with(Argon2Function.getInstanceFromHash(against)));
        return same && hash.isPresent();
    }

    private static <T> T inTurn(Semaphore turns, Supplier<T> work) {
        try {
            // Who waits holds a thread of the server, which others need.
            boolean isCrowded = turns.getQueueLength() >= MOST_WAITING;
            if (isCrowded || !turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AccessException(AccessRefusal.NOT_NOW, Reason.of(ReasonCode.SIGN_INS_MANY));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessException(AccessRefusal.NOT_NOW, Reason.of(ReasonCode.SERVICE_STOPPING));
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
