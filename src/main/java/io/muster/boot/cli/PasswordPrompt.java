package io.muster.boot.cli;

import io.muster.access.AccessException;
import io.muster.access.AccessException.AccessRefusal;
import io.muster.model.Reason;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command takes a password from: never an argument, which every process of the machine could read. */
final class PasswordPrompt {

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "A file with the password alone. Without it, you are asked; or, with no terminal, its first line"
                            + " is read from standard input.")
    private @Nullable Path file;

    @Option(names = "--password-stdin", description = "Read it from standard input, even at a terminal.")
    private boolean standardInput;

    String read() {
        try {
            Console console = System.console();
            if (file != null) {
                return Files.readString(file).replaceFirst("\\r?\\n\\z", "");
            }
            return standardInput || console == null ? firstLine() : asked(console);
        } catch (IOException e) {
            throw wrong("The password cannot be read (" + e.getClass().getSimpleName() + ").");
        }
    }

    private static String firstLine() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return Optional.ofNullable(in.readLine())
                .orElseThrow(() -> wrong(
                        "There is no password on standard input. Write one line to it, or use" + " --password-file."));
    }

    private static String asked(Console console) {
        char[] once = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (once == null || again == null || !Arrays.equals(once, again)) {
            throw wrong("The two passwords differ. Nothing was changed.");
        }
        return new String(once);
    }

    private static AccessException wrong(String sentence) {
        return new AccessException(AccessRefusal.WRONG, Reason.uncoded(sentence));
    }
}
