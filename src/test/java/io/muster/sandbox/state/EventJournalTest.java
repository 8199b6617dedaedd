package io.muster.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Partner;
import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import io.muster.sandbox.fault.Fault;
import io.muster.sandbox.fault.FaultSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventJournalTest {

    private final Path journal;
    private Sandbox sandbox;
    private Partner partner;

    EventJournalTest(@TempDir Path folder) {
        journal = folder.resolve("kept/sandbox.journal");
        sandbox = Sandbox.start(settings());
        partner = new Partner(sandbox);
    }

    @BeforeEach
    void a_cohort_exists() throws IOException {
        partner.create("vip");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void what_is_held_survives_a_restart_and_goes_on() throws IOException {
        partner.add("vip", "ann", "bob", "Żółw 🐢 \\\" \\n \\ud83d");
        partner.changes("vip", """
                {"device_ids":["d1"]},{"aliases":[{"alias_label":"email","alias_name":"a@b"}]}""");
        partner.remove("vip", "bob", "nobody");
        var held = sandbox.holds("vip");

        restart();

        assertThat(sandbox.holds("vip")).isEqualTo(held).hasSize(4).contains("eann", "dd1");
        assertThat(partner.remove("vip", "ann").statusCode()).isEqualTo(201);
        restart();
        assertThat(sandbox.holds("vip")).hasSize(3).doesNotContain("eann", "ebob");
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void the_last_name_and_the_first_created_at_survive() throws IOException {
        partner.create("vip", "Very \\\"important\\\"", "2027-02-03T04:05:06Z");

        restart();
        partner.create("vip", "Again", "2026-01-01T00:00:00Z");

        assertThat(sandbox.violations()).isEmpty();
        restart();
        assertThat(sandbox.name("vip")).contains("Again");
        partner.create("vip", "Again", "2027-02-03T04:05:06Z");
        assertThat(sandbox.violations()).singleElement().asString().contains("created_at is not the cohort's first");
    }

    @Test
    void an_empty_cohort_and_its_name_survive() {
        restart();

        assertThat(sandbox.name("vip")).contains("Cohort vip");
        assertThat(sandbox.countOf("vip")).isZero();
    }

    @Test
    void late_and_repeated_effects_are_kept_when_they_come() throws IOException {
        sandbox.faults(FaultSettings.NONE.withDelay(Duration.ofMillis(200)).with(Fault.TWICE, 1));
        partner.add("vip", "ann");
        sandbox.faults(FaultSettings.NONE.withDelay(Duration.ofMillis(100)).with(Fault.LATE, 1));
        partner.remove("vip", "ann");
        partner.add("vip", "bob");
        await().until(() -> sandbox.effectsPending() == 0);
        var held = sandbox.holds("vip");

        restart();

        assertThat(sandbox.holds("vip")).isEqualTo(held).contains("ebob");
    }

    @Test
    void an_identified_device_stays_spent() throws IOException {
        partner.changes("vip", "{\"device_ids\":[\"d1\"]}");
        sandbox.identify("d1", "ann");

        restart();
        partner.changes("vip", "{\"device_ids\":[\"d1\"]}");

        assertThat(sandbox.holds("vip")).containsExactly("eann");
    }

    @Test
    void declared_users_come_back_in_their_cohorts() throws IOException {
        sandbox.close();
        SandboxSettings declared = settings()
                .withUsers(SandboxUser.identified("Ann", "ann").withDevice("d1"), SandboxUser.anonymous("Bob", "d2"));
        start(declared);
        partner.create("vip");
        partner.changes("vip", "{\"user_ids\":[\"ann\",\"stranger\"],\"device_ids\":[\"d2\"]}");

        sandbox.close();
        start(declared);

        assertThat(sandbox.users("vip")).containsExactly("Ann", "Bob");
    }

    @Test
    void a_torn_last_line_was_never_answered_and_is_forgotten() throws IOException {
        partner.add("vip", "ann");
        sandbox.close();
        Files.writeString(journal, "{\"cohort\":\"vip\",\"changes\":[\"+eb", StandardOpenOption.APPEND);

        start(settings());
        assertThat(sandbox.holds("vip")).containsExactly("eann");
        partner.add("vip", "cem");
        restart();

        assertThat(sandbox.holds("vip")).containsExactly("eann", "ecem");
    }

    @Test
    void wherever_the_last_line_is_torn_all_before_it_is_there() throws IOException {
        partner.add("vip", "ann");
        long before = Files.size(journal);
        partner.add("vip", "bob", "ü");
        sandbox.close();
        byte[] whole = Files.readAllBytes(journal);

        for (int length = (int) before; length < whole.length; length++) {
            Files.write(journal, Arrays.copyOf(whole, length));
            start(settings());
            assertThat(sandbox.holds("vip")).containsExactly("eann");
            sandbox.close();
        }
    }

    @Test
    void a_line_that_is_none_stops_the_start_without_quoting_it() throws IOException {
        sandbox.close();
        Files.writeString(journal, "{\"cohort\":\"vip\",\"changes\":[\"ann@example\"]}\n", StandardOpenOption.APPEND);

        assertThatIllegalStateException()
                .isThrownBy(() -> start(settings()))
                .withMessageContainingAll("line 2", journal.toString(), "move the file away")
                .withMessageNotContaining("ann");
        Files.delete(journal);
        start(settings());
        assertThat(sandbox.name("vip")).isEmpty();
    }

    @Test
    void a_grown_journal_is_rewritten_at_the_start_and_says_the_same() throws IOException {
        String[] thousand = IntStream.range(0, 1000).mapToObj(i -> "u" + i).toArray(String[]::new);
        partner.changes("vip", "{\"device_ids\":[\"d1\"]}");
        sandbox.identify("d1", "dora");
        partner.create("none", "Nobody", "2026-05-05T00:00:00Z");
        for (int round = 0; round < 3; round++) {
            partner.add("vip", thousand);
            partner.remove("vip", thousand);
        }
        partner.add("vip", "ann");
        partner.create("vip", "Renamed", "2026-01-01T00:00:00Z");
        long grown = Files.size(journal);
        Files.writeString(journal.resolveSibling("sandbox.journal.new"), "left by a kill amid a rewri");

        restart();

        assertThat(Files.size(journal)).isLessThan(500).isLessThan(grown);
        assertThat(Files.list(journal.getParent())).containsExactly(journal);
        assertThat(permissions()).isEqualTo("rw-------");
        partner.add("vip", "bob");
        restart();
        partner.changes("vip", "{\"device_ids\":[\"d1\"]}");
        assertThat(sandbox.holds("vip")).containsExactly("eann", "ebob", "edora");
        assertThat(List.of(sandbox.name("vip"), sandbox.name("none")))
                .extracting(name -> name.orElse(""))
                .containsExactly("Renamed", "Nobody");
        partner.create("none", "Nobody", "2026-05-05T00:00:00Z");
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void a_reset_empties_the_journal() throws IOException {
        partner.add("vip", "ann");

        partner.control("POST", "/sandbox/reset", "");

        assertThat(journal).isEmptyFile();
        partner.create("new");
        restart();
        assertThat(sandbox.name("vip")).isEmpty();
        assertThat(sandbox.name("new")).contains("Cohort new");
    }

    @Test
    void only_its_owner_may_read_it() throws IOException {
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void a_second_sandbox_is_kept_out() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Sandbox.start(settings()))
                .withMessageContaining("another sandbox has " + journal + " open");
    }

    @Test
    void a_journal_needs_the_texts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings().withKeepTexts(false))
                .withMessageContaining("a journal needs the texts");
    }

    private SandboxSettings settings() {
        return SandboxSettings.DEFAULT.withJournal(journal);
    }

    private void restart() {
        sandbox.close();
        start(settings());
    }

    private void start(SandboxSettings settings) {
        sandbox = Sandbox.start(settings);
        partner = new Partner(sandbox);
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(journal));
    }
}
