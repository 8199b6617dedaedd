package io.muster.sandbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A sandbox with a journal in a process of its own, which can be killed or run out of room. */
final class SandboxProcess implements AutoCloseable {

    private final Process process;
    private final Partner partner;

    /** @param before what the shell does first, such as setting a limit */
    SandboxProcess(Path journal, String before) throws IOException {
        int port = freePort();
        process = new ProcessBuilder(
                        "bash",
                        "-c",
                        before + " exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxMain.class.getName(),
                        "--port",
                        Integer.toString(port),
                        "--journal",
                        journal.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        partner = new Partner(URI.create("http://127.0.0.1:" + port));
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> !overview()
                .isEmpty());
    }

    Partner partner() {
        return partner;
    }

    String overview() throws IOException {
        return partner.control("GET", "/sandbox", "").body();
    }

    /** SIGKILL: nothing is run, nothing flushed. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
