package io.muster.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests to the letter, as no client would write them by itself; each on a connection of its own. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Supplier<URI> server;

    RawHttp(Supplier<URI> server) {
        this.server = server;
    }

    /** @param text all of it, head and body; 0 for the status where the connection was closed without an answer */
    record Answer(int status, String text) {

        Optional<String> header(String name) {
            String begin = name.toLowerCase(Locale.ROOT) + ":";
            return text.split("\r\n\r\n", 2)[0]
                    .lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
                    .map(line -> line.substring(begin.length()).strip())
                    .findFirst();
        }
    }

    /** A GET under this host's name, with further lines of its head. */
    Answer get(String path, String host, String... lines) {
        String more = lines.length == 0 ? "" : String.join("\r\n", List.of(lines)) + "\r\n";
        return send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "Connection: close\r\n\r\n");
    }

    Answer send(String request) {
        return send(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    Answer send(byte[] request) {
        URI uri = server.get();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(text.startsWith("HTTP/") ? Integer.parseInt(text.split(" ", 3)[1].strip()) : 0, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
