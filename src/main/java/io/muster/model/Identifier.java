package io.muster.model;

import java.nio.charset.StandardCharsets;

/**
 * One person's Braze identifier. The limits are Braze's (docs/braze-api.md, <i>Identifiers</i>); a value is trimmed of outer
 * blanks before it gets here and changed in nothing else.
 */
public sealed interface Identifier {

    /** What parts an alias's label from its name in {@link #text()}; no label holds it. */
    char SEPARATOR = '\u001f';

    /** The name or id itself. */
    String value();

    /** Kind character, for an alias its label and U+001F, then the value: how the ledger keeps a member. */
    String text();

    /** An identified user's external id: case-sensitive, under 988 bytes. */
    record ExternalId(String value) implements Identifier {
        public static final char KIND = 'e';
        public static final int MOST_BYTES = 987;

        public ExternalId {
            require("an external id", value, MOST_BYTES);
        }

        @Override
        public String text() {
            return KIND + value;
        }
    }

    /** An identified user's alias: label and name, at most 236 bytes each. */
    record Alias(String label, String value) implements Identifier {
        public static final char KIND = 'a';
        public static final int MOST_BYTES = 236;

        public Alias {
            require("an alias label", label, MOST_BYTES);
            require("an alias name", value, MOST_BYTES);
            if (label.indexOf(SEPARATOR) >= 0) {
                throw new IllegalArgumentException("an alias label holds no control characters");
            }
        }

        @Override
        public String text() {
            return KIND + label + SEPARATOR + value;
        }
    }

    /** A device id: it takes an anonymous user in or out, and nobody else. */
    record DeviceId(String value) implements Identifier {
        public static final char KIND = 'd';
        /** Braze states no limit for device ids; the external id's keeps the ledger's texts bounded. */
        public static final int MOST_BYTES = 987;

        public DeviceId {
            require("a device id", value, MOST_BYTES);
        }

        @Override
        public String text() {
            return KIND + value;
        }
    }

    /** The member that {@link #text()} wrote. */
    static Identifier of(String text) {
        char kind = text.charAt(0);
        return switch (kind) {
            case ExternalId.KIND -> new ExternalId(text.substring(1));
            case DeviceId.KIND -> new DeviceId(text.substring(1));
            case Alias.KIND -> {
                int end = text.indexOf(SEPARATOR);
                yield new Alias(text.substring(1, end), text.substring(end + 1));
            }
            default -> throw new IllegalArgumentException("no kind of member begins with '" + kind + "'");
        };
    }

    /** Whether {@code value} has at most {@code most} bytes in UTF-8, without encoding the usual short ones. */
    static boolean fits(String value, int most) {
        return value.length() * 3L <= most || value.getBytes(StandardCharsets.UTF_8).length <= most;
    }

    private static void require(String what, String value, int mostBytes) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(what + " is not empty (docs/braze-api.md, Identifiers)");
        }
        if (!fits(value, mostBytes)) {
            throw new IllegalArgumentException(
                    what + " has at most " + mostBytes + " bytes (docs/braze-api.md, Identifiers)");
        }
    }
}
