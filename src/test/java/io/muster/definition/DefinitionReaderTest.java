package io.muster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.AliasColumn;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.CohortDefinition.Lookup;
import io.muster.model.CohortDefinition.Match;
import io.muster.model.CohortDefinition.Notice;
import io.muster.model.CohortDefinition.Notice.When;
import io.muster.model.CohortDefinition.Refresh;
import io.muster.model.CohortDefinition.Source;
import io.muster.model.Percentage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class DefinitionReaderTest {

    @Test
    void every_field_arrives_in_the_definition() {
        CohortDefinition vip = ReadDefinition.definition(DefinitionExamples.FULL);

        assertThat(vip.cohort()).isEqualTo("vip");
        assertThat(vip.name()).isEqualTo("VIP customers");
        assertThat(vip.workspace()).isEqualTo("eu");
        assertThat(vip.source())
                .isEqualTo(new Source.Sql(
                        "select customer_id, email_address\nfrom customers\n",
                        "shop",
                        Duration.ofSeconds(90),
                        Optional.of("select done from loads")));
        assertThat(vip.match())
                .isEqualTo(new Match(
                        Optional.of("customer_id"),
                        List.of(new AliasColumn("email", "email_address")),
                        Optional.of("device"),
                        Optional.of("is_known"),
                        Optional.of("crm_number"),
                        Optional.of(new Lookup("select id, mail from p where mail = any(:keys)", "mail", "crm"))));
        assertThat(vip.guards())
                .isEqualTo(new Guards(
                        Optional.empty(),
                        Optional.of(Percentage.percent(250)),
                        10,
                        Optional.of(Percentage.percent(2.5)),
                        true));
        assertThat(vip.refresh()).isEqualTo(Refresh.WEEKLY);
        assertThat(vip.schedule().orElseThrow().settings())
                .isEqualTo(Map.of(
                        "weekly", Map.of("days", List.of("mon", "thu"), "at", "07:00"),
                        "zone", "Europe/Paris",
                        "from", "2026-12-01",
                        "until", "2027-06-30",
                        "catch-up", "12h",
                        "jitter", "0s"));
        assertThat(vip.notice())
                .isEqualTo(new Notice(
                        List.of("crm@example.com", "léa@exämple.fr"),
                        When.TROUBLE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("fr")));
        assertThat(vip.text()).isEqualTo(DefinitionExamples.FULL);
    }

    @Test
    void a_webhook_alone_is_told_too() {
        CohortDefinition vip = ReadDefinition.definition(
                DefinitionExamples.smallWith("notify: { webhook: 'https://example.com/muster', overdue: 26h }"));

        assertThat(vip.notice())
                .isEqualTo(new Notice(
                        List.of(),
                        When.ALWAYS,
                        Optional.of(URI.create("https://example.com/muster")),
                        Optional.of(Duration.ofHours(26)),
                        Optional.empty()));
    }

    @Test
    void what_is_left_out_has_its_default() {
        CohortDefinition vip = ReadDefinition.definition(DefinitionExamples.SMALL);

        assertThat(vip)
                .isEqualTo(new CohortDefinition(
                        "vip",
                        "VIP customers",
                        "default",
                        new Source.Sql("select 1", "default", Duration.ofMinutes(10), Optional.empty()),
                        Match.DEFAULT,
                        Guards.DEFAULT,
                        Refresh.NEVER,
                        Optional.empty(),
                        Notice.NOBODY,
                        DefinitionExamples.SMALL));
    }

    @Test
    void a_file_cohort_holds_members_unless_it_says_changes() {
        assertThat(ReadDefinition.definition("cohort: vip\nname: V\nsource: { file: {} }")
                        .source())
                .isEqualTo(new Source.File(FileContents.MEMBERS, "op"));
        assertThat(ReadDefinition.definition(
                                "cohort: vip\nname: V\nsource: { file: { holds: changes, operation: what } }")
                        .source())
                .isEqualTo(new Source.File(FileContents.CHANGES, "what"));
    }

    @Test
    void a_file_of_windows_with_a_byte_order_mark_reads_the_same() {
        CohortDefinition vip = ReadDefinition.definition("\uFEFF" + DefinitionExamples.FULL.replace("\n", "\r\n"));

        assertThat(vip.match())
                .isEqualTo(ReadDefinition.definition(DefinitionExamples.FULL).match());
    }

    @Test
    void all_errors_of_a_file_come_at_once_in_the_order_of_their_lines() {
        List<String> sentences = ReadDefinition.sentences("""
                cohort: vips
                name:
                source:
                  sql:
                    datasorce: shop
                    timeout: 10
                guards: { max-removed: 30 }
                """);

        assertThat(sentences)
                .containsExactly(
                        "vip.yaml, line 1: cohort is \"vips\", which is not the file's name; name the file vips.yaml",
                        "vip.yaml, line 2: name has no value; give it one or take it out",
                        "vip.yaml, line 4: source.sql.query is missing; write query: select …",
                        "vip.yaml, line 5: \"datasorce\" is not a field of source.sql; did you mean \"datasource\"?",
                        "vip.yaml, line 6: source.sql.timeout is \"10\"; write a duration above 0, such as 250ms, 30s,"
                                + " 10m, 2h or 7d",
                        "vip.yaml, line 7: guards.max-removed is \"30\"; write a share up to 100% such as 30%, or off");
    }

    @Test
    void a_rule_of_the_service_finds_the_line_of_its_field() {
        DefinitionRule rule = DefinitionRule.known(Set.of("default"), Set.of("default", "shopp", "crm"));

        ReadResult reading = new DefinitionReader(rule).read("vip.yaml", DefinitionExamples.FULL);

        assertThat(ReadDefinition.sentences(reading))
                .containsExactly(
                        "vip.yaml, line 4: workspace \"eu\" is not among the settings; set muster.braze.workspaces.eu or"
                                + " use one of [default]",
                        "vip.yaml, line 10: source.sql.datasource \"shop\" is not among the settings; did you mean"
                                + " \"shopp\"?");
    }

    @Test
    void a_file_that_is_not_utf_8_or_not_there_is_named(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("vip.yaml"), "cohort: vip # é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ReadDefinition.sentences(new DefinitionReader().read(latin)))
                .containsExactly("vip.yaml: the file is not in UTF-8; save it as UTF-8");
        assertThat(ReadDefinition.sentences(new DefinitionReader().read(folder.resolve("none.yaml"))))
                .containsExactly("none.yaml: the file cannot be read (NoSuchFileException); look at its permissions");
    }
}
