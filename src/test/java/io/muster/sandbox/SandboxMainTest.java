package io.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SandboxMainTest {

    private final StringWriter said = new StringWriter();
    private final CommandLine command = SandboxMain.commandLine().setErr(new PrintWriter(said, true));

    @Test
    void a_port_in_use_is_said_in_a_sentence() {
        try (Sandbox first = Sandbox.start(SandboxSettings.DEFAULT)) {
            String port = Integer.toString(first.uri().getPort());

            assertThat(command.execute("--port", port)).isEqualTo(1);
            assertThat(said.toString())
                    .contains("port " + port + " cannot be opened")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void a_journal_that_cannot_be_opened_is_said_in_a_sentence(@TempDir Path folder) {
        assertThat(command.execute("--port", "0", "--journal", folder.toString()))
                .isEqualTo(1);
        assertThat(said.toString()).contains("the journal " + folder + " cannot be opened");
    }

    @Test
    void a_latency_of_another_form_is_said_in_a_sentence() {
        assertThat(command.execute("--latency", "soon")).isEqualTo(2);
        assertThat(said.toString()).contains("250ms, 30s, 10m, 2h or 7d, not 'soon'");
    }

    @Test
    void settings_print_without_their_keys() {
        assertThat(SandboxSettings.DEFAULT + " " + SandboxSettings.DEFAULT.keys())
                .doesNotContain("sandbox-partner-key", "sandbox-client-secret");
    }
}
