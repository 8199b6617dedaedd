package io.muster.web.security;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whose process a connection of this machine comes from, as Linux tells it. A proxy that says nothing of itself runs as an
 * account that no person works under; where that cannot be told, it is not. May be shared between threads.
 */
public final class PeerOwner {

    /** Accounts below it are those of the system, but for root's. */
    private static final long FIRST_OF_PEOPLE = 1_000;
    /** What systemd makes up for a service, and nobody's. */
    private static final long FIRST_MADE_UP = 61_184;

    private static final long LAST_MADE_UP = 65_535;
    /** 127.0.0.0/8 and ::1, bare and within IPv6, as the kernel writes them: words of the machine's order. */
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:0{16}FFFF0000)?[0-9A-F]{6}7F|0{24}01000000|(?:0{16}0000FFFF)?7F[0-9A-F]{6}|0{31}1");

    private final Path network;
    private final OptionalLong own;

    PeerOwner(Path network, OptionalLong own) {
        this.network = network;
        this.own = own;
    }

    public static PeerOwner ofThisMachine() {
        return new PeerOwner(Path.of("/proc/self/net"), own());
    }

    /** The number of a system's account that is at the other end, and neither root's nor ours; empty where it is not known. */
    Optional<Long> service(Context context) {
        return service(context.req().getRemotePort(), context.req().getLocalPort());
    }

    Optional<Long> service(int from, int to) {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> owners(network.resolve(table), from, to))
                .findFirst()
                .filter(account -> account != 0 && (own.isEmpty() || account != own.getAsLong()))
                .filter(account -> account < FIRST_OF_PEOPLE || account >= FIRST_MADE_UP && account <= LAST_MADE_UP);
    }

    private static Stream<Long> owners(Path table, int from, int to) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > 7 && isEnd(fields[1], from) && isEnd(fields[2], to))
                    .flatMap(fields ->
                            fields[7].matches("\\d{1,10}") ? Stream.of(Long.valueOf(fields[7])) : Stream.empty())
                    .toList()
                    .stream();
        } catch (IOException | java.io.UncheckedIOException notLinux) {
            return Stream.empty();
        }
    }

    /** Such as 0100007F:1F90. */
    private static boolean isEnd(String end, int port) {
        int colon = end.lastIndexOf(':');
        return colon > 0
                && end.substring(colon + 1).equalsIgnoreCase(String.format(Locale.ROOT, "%04X", port))
                && LOOPBACK.matcher(end.substring(0, colon).toUpperCase(Locale.ROOT))
                        .matches();
    }

    private static OptionalLong own() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Number uid
                    ? OptionalLong.of(uid.longValue())
                    : OptionalLong.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notLinux) {
            return OptionalLong.empty();
        }
    }
}
