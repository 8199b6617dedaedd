package io.muster.access;

import io.muster.access.AccessException.AccessRefusal;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may. Each role may all that the ones before it may. */
public enum Role {
    /** Sees everything, changes nothing. */
    VIEWER,
    /** Imports, cancels, schedules, approves, pauses. */
    EDITOR,
    /** Sends all again, retires, and says who may. */
    ADMIN;

    /** All roles, as people write them. */
    public static final String ALL = Arrays.stream(values())
            .map(Role::word)
            .collect(Collectors.joining(", "))
            .replace(", admin", " or admin");

    public boolean covers(Role least) {
        return compareTo(least) >= 0;
    }

    /** As it stands in the table, in JSON and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** @throws AccessException where {@code word} is no role */
    public static Role written(String word) {
        return of(word).orElseThrow(() -> new AccessException(AccessRefusal.WRONG, Reason.of(ReasonCode.ROLE_UNKNOWN)));
    }
}
