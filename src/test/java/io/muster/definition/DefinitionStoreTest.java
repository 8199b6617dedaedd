package io.muster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.definition.yaml.DefinitionError;
import io.muster.model.CohortDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionStoreTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-12-01T09:00:00Z");
    private DefinitionStore definitions;

    @BeforeEach
    void open() {
        definitions = DefinitionStore.open(folder, new DefinitionReader(), () -> now);
    }

    @Test
    void an_added_edited_and_removed_file_is_found_by_the_next_polls() {
        write("vip.yaml", text("vip", "VIP"));
        assertThat(poll()).containsExactly(new DefinitionChange.Added(read("vip", "VIP")));

        write("vip.yaml", text("vip", "Very important"));
        assertThat(poll())
                .containsExactly(new DefinitionChange.Edited(read("vip", "VIP"), read("vip", "Very important")));
        assertThat(definitions.find("vip")).contains(read("vip", "Very important"));

        delete("vip.yaml");
        assertThat(poll()).isEmpty();
        assertThat(definitions.find("vip")).isPresent();
        assertThat(poll()).containsExactly(new DefinitionChange.Removed("vip"));
        assertThat(definitions.all()).isEmpty();
    }

    @Test
    void a_poll_without_a_change_tells_nothing() {
        write("vip.yaml", text("vip", "VIP"));
        poll();

        write("vip.yaml", text("vip", "VIP"));

        assertThat(poll()).isEmpty();
        assertThat(poll()).isEmpty();
    }

    @Test
    void a_broken_edit_keeps_the_last_good_version_in_force_until_it_is_mended() {
        write("vip.yaml", text("vip", "VIP"));
        poll();

        write("vip.yaml", "cohort: vip\nnaem: VIP\n");
        List<DefinitionChange> changes = poll();

        assertThat(changes).singleElement().isInstanceOfSatisfying(DefinitionChange.Broken.class, broken -> {
            assertThat(broken.file()).isEqualTo("vip.yaml");
            assertThat(broken.errors()).extracting(DefinitionError::line).containsExactly(1, 1, 2);
            assertThat(broken.inForce()).contains(read("vip", "VIP"));
        });
        assertThat(definitions.find("vip")).contains(read("vip", "VIP"));
        assertThat(definitions.invalid()).containsOnlyKeys("vip.yaml");
        assertThat(poll()).isEmpty();

        write("vip.yaml", text("vip", "VIPs"));
        assertThat(poll()).containsExactly(new DefinitionChange.Mended("vip.yaml", definitions.find("vip")));
        assertThat(definitions.find("vip")).contains(read("vip", "VIPs"));
        assertThat(definitions.invalid()).isEmpty();
    }

    @Test
    void one_bad_file_never_stops_the_others() {
        write("bad.yaml", "[");
        write("vip.yaml", text("vip", "VIP"));

        assertThat(poll()).hasSize(2);
        assertThat(definitions.all()).containsExactly(read("vip", "VIP"));
    }

    @Test
    void a_half_written_file_waits_for_the_next_poll() {
        write("vip.yaml", text("vip", "VIP"));
        assertThat(definitions.poll()).isEmpty();
        assertThat(definitions.settling()).containsExactly("vip");

        now = now.plusMillis(400);
        write("vip.yaml", text("vip", "VIP") + "guards: { min-members: 5 }\n");
        assertThat(definitions.poll()).isEmpty();

        now = now.plusSeconds(2);
        assertThat(definitions.poll()).hasSize(1);
        assertThat(definitions.find("vip").orElseThrow().guards().minMembers()).isEqualTo(5);
        assertThat(definitions.settling()).isEmpty();
    }

    @Test
    void an_empty_file_waits_and_then_is_an_error() {
        write("vip.yaml", "");
        assertThat(definitions.poll()).isEmpty();

        assertThat(poll()).singleElement().isInstanceOf(DefinitionChange.Broken.class);
        assertThat(sentence("vip.yaml"))
                .isEqualTo("vip.yaml: the file is empty; write at least cohort, name and source");
    }

    @Test
    void a_file_that_is_closed_to_us_keeps_its_last_good_version() throws IOException {
        write("vip.yaml", text("vip", "VIP"));
        poll();

        delete("vip.yaml");
        Files.createSymbolicLink(folder.resolve("vip.yaml"), folder.resolve("vip.yaml"));
        poll();
        poll();

        assertThat(sentence("vip.yaml"))
                .isEqualTo("vip.yaml: the file cannot be read (FileSystemException); look at its permissions");
        assertThat(definitions.find("vip")).contains(read("vip", "VIP"));
    }

    @Test
    void a_file_from_the_future_settles_too() throws IOException {
        write("vip.yaml", text("vip", "VIP"));
        Files.setLastModifiedTime(folder.resolve("vip.yaml"), FileTime.from(now.plusSeconds(3600)));

        assertThat(definitions.poll()).isEmpty();
        assertThat(poll()).hasSize(1);
    }

    @Test
    void two_files_of_one_cohort_are_an_error_of_both() {
        write("vip.yaml", text("vip", "VIP"));
        poll();

        write("vip.yml", text("vip", "Other"));
        poll();

        assertThat(definitions.invalid()).containsOnlyKeys("vip.yaml", "vip.yml");
        assertThat(sentence("vip.yml"))
                .isEqualTo("vip.yml: vip.yaml and vip.yml both define the cohort vip; remove one of them");
        assertThat(definitions.find("vip")).contains(read("vip", "VIP"));

        delete("vip.yaml");
        poll();
        assertThat(definitions.find("vip").orElseThrow().name()).isEqualTo("Other");
        assertThat(definitions.invalid()).isEmpty();
    }

    @Test
    void what_editors_leave_behind_is_no_definition() throws IOException {
        write(".vip.yaml", "[");
        write("vip.yaml~", "[");
        write("vip.yaml.tmp", "[");
        write("vip.txt", "[");
        Files.createDirectory(folder.resolve("old.yaml"));
        Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("nowhere.yaml"));

        assertThat(poll()).isEmpty();
    }

    @Test
    void what_a_link_leads_to_out_of_the_folder_is_never_shown(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("key"), "SECRET\n");
        Files.createSymbolicLink(folder.resolve("leads-out.yaml"), secret);
        Path mounted = Files.writeString(
                Files.createDirectory(folder.resolve("..data")).resolve("mounted.yaml"), "none\n");
        Files.createSymbolicLink(folder.resolve("mounted.yaml"), Path.of("..data/mounted.yaml"));
        Files.setLastModifiedTime(secret, FileTime.from(now));
        Files.setLastModifiedTime(mounted, FileTime.from(now));
        poll();
        poll();

        assertThat(sentence("leads-out.yaml")).contains("does not hold fields").doesNotContain("SECRET");
        assertThat(definitions.text("leads-out.yaml")).isEmpty();
        assertThat(definitions.text("../" + folder.getFileName() + "/leads-out.yaml"))
                .isEmpty();
        assertThat(definitions.text("mounted.yaml")).contains("none\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET:*:20228:0:99999:7:::\nother:x:1\n",
                "SECRET: 1\n",
                "cohort: SECRET\nname: x\nsource: { file: {} }\n",
                "cohort: leads-out\nname: x\nworkspace: SECRET\nsource: { file: {} }\n",
                "cohort: leads-out\nname: x\nsource: { sql: { query: select 1, timeout: SECRET } }\n",
                "cohort: leads-out\nname: x\nsource: { SECRET: {} }\n",
                "cohort: leads-out\nname: x\nsource: { file: {} }\nguards: { max-removed: SECRET }\n",
                "cohort: leads-out\nname: x\nsource: { file: {} }\nschedule: { daily: SECRET }\n",
                "cohort: leads-out\nname: x\nsource: { file: {} }\nnotify: { to: [ SECRET ] }\n",
                "a: &SECRET 1\nb: *SECRETS\n",
                "a: !SECRET 1\n",
                "SECRET: [\n",
                "- SECRET\n",
                "SECRET = x\n",
                "{SECRET\n",
                "a: 'SECRET\n",
                "%SECRET 1\n---\na: 1\n",
            })
    void no_error_of_a_file_elsewhere_says_what_stands_in_it(String text, @TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("key"), text);
        Files.createSymbolicLink(folder.resolve("leads-out.yaml"), secret);
        Files.setLastModifiedTime(secret, FileTime.from(now));
        poll();
        poll();

        assertThat(definitions.invalid().get("leads-out.yaml")).isNotEmpty().allSatisfy(error -> {
            assertThat(DefinitionError.sentences(List.of(error))).doesNotContainIgnoringCase("SECRET");
            assertThat(error.field()).doesNotContainIgnoringCase("SECRET");
        });
    }

    @Test
    void a_definition_that_lies_elsewhere_and_is_right_counts(@TempDir Path elsewhere) throws IOException {
        Path mounted = Files.writeString(elsewhere.resolve("one"), text("vip", "VIP"));
        Files.createSymbolicLink(folder.resolve("vip.yaml"), mounted);
        Files.setLastModifiedTime(mounted, FileTime.from(now));
        poll();
        poll();

        assertThat(definitions.find("vip")).isPresent();
    }

    @Test
    void a_file_moved_over_another_shows_even_with_its_size_and_time() throws IOException {
        write("vip.yaml", text("vip", "VIP"));
        poll();
        FileTime before = Files.getLastModifiedTime(folder.resolve("vip.yaml"));

        write("new.tmp", text("vip", "PIV"));
        Files.setLastModifiedTime(folder.resolve("new.tmp"), before);
        Files.move(folder.resolve("new.tmp"), folder.resolve("vip.yaml"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(poll()).hasSize(1);
        assertThat(definitions.find("vip").orElseThrow().name()).isEqualTo("PIV");
    }

    @Test
    void a_folder_that_is_gone_removes_no_cohort() throws IOException {
        write("vip.yaml", text("vip", "VIP"));
        poll();
        Path away = folder.resolveSibling(folder.getFileName() + "-away");

        Files.move(folder, away);
        assertThat(poll()).singleElement().isInstanceOf(DefinitionChange.Broken.class);
        assertThat(poll()).isEmpty();
        assertThat(definitions.find("vip")).isPresent();
        assertThat(sentence(folder.toString())).contains("the folder is not there; create it");

        Files.move(away, folder);
        assertThat(poll()).singleElement().isInstanceOf(DefinitionChange.Mended.class);
        assertThat(definitions.find("vip")).isPresent();
    }

    @Test
    void the_last_good_version_outlives_a_restart() {
        write("vip.yaml", "cohort: vip\n");
        write("new.yaml", text("new", "New"));
        write("same.yaml", text("same", "Same"));

        DefinitionStore restarted = definitions.withLastGood(Map.of(
                "vip", text("vip", "VIP"), "same", text("same", "Same"), "gone", text("gone", "Gone"), "odd", "["));
        now = now.plusSeconds(2);
        List<DefinitionChange> changes = restarted.poll();

        assertThat(changes)
                .hasSize(3)
                .contains(new DefinitionChange.Added(read("new", "New")), new DefinitionChange.Removed("gone"))
                .hasAtLeastOneElementOfType(DefinitionChange.Broken.class);
        assertThat(restarted.all()).extracting(CohortDefinition::cohort).containsExactly("new", "same", "vip");
    }

    @Test
    void a_broken_file_that_is_removed_takes_its_last_good_version_with_it() {
        write("vip.yaml", text("vip", "VIP"));
        poll();
        write("vip.yaml", "[");
        poll();

        delete("vip.yaml");
        poll();

        assertThat(poll()).containsExactly(new DefinitionChange.Removed("vip"));
        assertThat(definitions.invalid()).isEmpty();
    }

    @Test
    void a_rule_that_objected_is_asked_again_until_it_agrees() {
        boolean[] agrees = {false};
        DefinitionRule rule = definition -> agrees[0]
                ? List.of()
                : List.of(new DefinitionRule.Objection("workspace", "it has members elsewhere", "retire it"));
        definitions = DefinitionStore.open(folder, new DefinitionReader(rule), () -> now);
        write("vip.yaml", text("vip", "VIP"));
        poll();
        assertThat(definitions.find("vip")).isEmpty();

        agrees[0] = true;
        assertThat(poll()).containsExactly(new DefinitionChange.Mended("vip.yaml", definitions.find("vip")));
        assertThat(definitions.find("vip")).isPresent();
    }

    @Test
    void a_wrong_folder_name_finds_the_nearest_cohorts() {
        write("churn-risk.yaml", text("churn-risk", "Churn"));
        write("vip.yaml", text("vip", "VIP"));
        poll();

        assertThat(definitions.nearest("churn_rsk")).containsExactly("churn-risk");
    }

    private String sentence(String file) {
        return definitions.invalid().getOrDefault(file, List.of()).stream()
                .map(DefinitionError::sentence)
                .collect(Collectors.joining("\n"));
    }

    private List<DefinitionChange> poll() {
        now = now.plusSeconds(2);
        return definitions.poll();
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
            Files.setLastModifiedTime(folder.resolve(file), FileTime.from(now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String cohort, String name) {
        return "cohort: " + cohort + "\nname: " + name + "\nsource: { file: {} }\n";
    }

    private static CohortDefinition read(String cohort, String name) {
        return right(new DefinitionReader().read(cohort + ".yaml", text(cohort, name)));
    }

    private static CohortDefinition right(ReadResult reading) {
        return ((ReadResult.ValidDefinition) reading).definition();
    }
}
