package io.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.sandbox.state.EventJournal;
import io.muster.sandbox.state.OpenDirectory;
import io.muster.sandbox.state.RequestedChange;
import io.muster.sandbox.state.WorkspaceState;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With processes that end as processes end: killed, or out of room. */
class KilledSandboxTest {

    private final Path journal;

    KilledSandboxTest(@TempDir Path folder) {
        journal = folder.resolve("sandbox.journal");
    }

    @Test
    void a_killed_process_loses_nothing_that_was_answered() throws IOException {
        try (SandboxProcess killed = new SandboxProcess(journal, "")) {
            killed.partner().create("vip");
            killed.partner().add("vip", "ann", "bob");
            killed.partner().remove("vip", "ann");
        }

        try (Sandbox next = Sandbox.start(SandboxSettings.DEFAULT.withJournal(journal))) {
            assertThat(next.holds("vip")).containsExactly("ebob");
        }
    }

    @Test
    void a_journal_without_room_refuses_and_keeps_what_it_had() throws IOException {
        HttpResponse<String> refused;
        HttpResponse<String> taken;
        try (SandboxProcess full = new SandboxProcess(journal, "ulimit -f 8;")) {
            full.partner().create("vip");
            full.partner().add("vip", "ann");
            refused = full.partner().add("vip", many("long-identifier-", 900));
            taken = full.partner().add("vip", "bob");

            assertThat(full.overview()).contains("\"count\":2}");
        }

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.body())
                .contains("The request took no effect: the journal " + journal + " cannot be written")
                .doesNotContain("long-identifier");
        assertThat(taken.statusCode()).isEqualTo(201);
        try (Sandbox next = Sandbox.start(SandboxSettings.DEFAULT.withJournal(journal))) {
            assertThat(next.holds("vip")).containsExactly("eann", "ebob");
        }
    }

    @Test
    void a_million_members_are_back_in_seconds_in_a_small_heap() throws IOException {
        WorkspaceState workspace = new WorkspaceState(OpenDirectory::new, true);
        workspace.resume(EventJournal.open(journal));
        workspace.create("vip", "Million", Instant.EPOCH);
        for (int from = 0; from < 1_000_000; from += 1000) {
            workspace.apply(
                    "vip",
                    IntStream.range(from, from + 1000)
                            .mapToObj(i ->
                                    new RequestedChange("e8b1f9c04-7c1e-4f0e-9d2a-" + (100_000_000_000L + i), false))
                            .toList());
        }
        workspace.close();

        Instant begin = Instant.now();
        try (SandboxProcess process = new SandboxProcess(journal, "")) {
            assertThat(process.overview()).contains("\"count\":1000000}");
            // It takes 2 s with the JVM's own start; the bound leaves room for a busy machine.
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static String[] many(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }
}
