package io.muster.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.imports.ImportSamples;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Notice;
import io.muster.model.Phrases;
import io.muster.notify.DueNotification;
import io.muster.notify.MessageContent;
import io.muster.notify.NotificationCause;
import io.muster.notify.NotificationKind;
import io.muster.notify.NotificationOccasion;
import io.muster.notify.OutboxEntry;
import io.muster.notify.message.MessageWriter;
import io.muster.settings.Secret;
import io.muster.settings.Settings.NotifyChannel;
import io.muster.wording.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Slack gets, within what Block Kit takes: a message with one block too long is refused as a whole. */
@Tag("fast")
class SlackChannelTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String URL = "https://hooks.slack.com/services/T0K3N";

    private final SlackChannel slack = new SlackChannel(
            JSON, Map.of("ops", new NotifyChannel(NotifyChannel.Type.SLACK, new Secret(URL)), "crm", channel()));

    @Test
    void an_ended_import_says_what_its_mail_says() throws Exception {
        CohortDefinition definition = telling("ops");
        JsonNode message = message(new MessageWriter(Phrases.english(), "https://muster.example.com")
                .ofEnd(ImportSamples.lapsed(), definition, ImportSamples.context(definition))
                .orElseThrow());

        assertThat(message.path("text").asText()).isEqualTo("Lapsed 90 days: 1,310 added, 482 removed");
        assertThat(message.at("/blocks/0/text/text").asText()).isEqualTo("1,310 added, 482 removed in Lapsed 90 days");
        assertThat(message.at("/blocks/1/text/text").asText())
                .startsWith("*In sync.* Braze accepted every change. The import started on");
        assertThat(message.at("/blocks/2/fields").findValuesAsText("text"))
                .contains("*Members in Braze*\n184,206", "*Removed*\n−482");
        assertThat(message.findValuesAsText("url")).containsExactly("https://muster.example.com/imports/4179");
    }

    @Test
    void each_name_that_the_settings_know_gets_its_own_once() throws Exception {
        List<OutboxEntry> entries = slack.write(saying(telling("ops", "gone", "crm", "ops"), "A", "B", 1));

        assertThat(entries).extracting(OutboxEntry::receiver).containsExactly(Optional.of("ops"), Optional.of("crm"));
        assertThat(entries.toString()).doesNotContain("hooks.slack.com");
        assertThat(slack.reaches(telling("gone"), NotificationKind.IMPORT)).isFalse();
        assertThat(slack.reaches(telling(), NotificationKind.IMPORT)).isFalse();
        assertThat(slack.reaches(telling("crm"), NotificationKind.REMINDER)).isTrue();
    }

    @Test
    void a_name_is_no_mention_and_no_link() throws Exception {
        JsonNode message = message(saying(telling("ops"), "<!channel> & <https://evil.example|here>", "x", 1));

        assertThat(message.toString()).doesNotContain("*<!channel>").contains("&lt;!channel&gt; &amp; &lt;https");
        assertThat(message.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
        assertThat(message.at("/blocks/1/text/verbatim").asBoolean()).isTrue();
    }

    @Test
    void what_is_longer_than_slack_takes_is_cut_between_characters() throws Exception {
        JsonNode message = message(saying(telling("ops"), "😀".repeat(2_000), "v".repeat(2_500), 23));

        assertThat(message.at("/blocks/0/text/text").asText().length()).isLessThanOrEqualTo(150);
        assertThat(message.at("/blocks/0/text/text").asText()).matches("(😀)+…");
        assertThat(message.at("/blocks/1/text/text").asText().length()).isLessThanOrEqualTo(3_000);
        assertThat(message.path("blocks").findValues("fields")).allSatisfy(fields -> {
            assertThat(fields.size()).isBetween(1, 10);
            assertThat(fields.findValuesAsText("text")).allMatch(text -> text.length() <= 2_000);
        });
        assertThat(message.path("blocks").findValues("fields").stream()
                        .mapToInt(JsonNode::size)
                        .sum())
                .isEqualTo(23);
    }

    @Test
    void the_url_is_that_of_the_settings_of_now_and_without_one_it_waits() {
        assertThat(slack.request(due("ops")).url()).hasToString(URL);
        assertThat(slack.request(due("ops")).headers()).containsOnlyKeys("Content-Type");
        assertThatThrownBy(() -> slack.request(due("gone")))
                .hasMessage("muster.notify.channels.gone.url is not set")
                .satisfies(
                        e -> assertThat(slack.problem((Exception) e).lasting()).isFalse());
    }

    private JsonNode message(NotificationOccasion occasion) throws JsonProcessingException {
        return JSON.readTree(slack.write(occasion).get(0).document());
    }

    private static NotificationOccasion saying(CohortDefinition definition, String heading, String value, int facts) {
        return new NotificationOccasion(
                new NotificationCause.ImportEnd(ImportSamples.lapsed()),
                definition,
                Optional.of(ImportSamples.lapsed()),
                new MessageContent(
                        "en",
                        Tone.GOOD,
                        heading,
                        heading,
                        heading,
                        heading,
                        heading,
                        Optional.empty(),
                        IntStream.range(0, facts)
                                .mapToObj(n -> new MessageContent.Fact("l" + n, value))
                                .toList(),
                        new MessageContent.Button("See the import", "https://muster.example.com/imports/1"),
                        "note"),
                "sentence");
    }

    private static CohortDefinition telling(String... channels) {
        CohortDefinition d = ImportSamples.definition("lapsed-90", "Lapsed 90 days");
        return new CohortDefinition(
                d.cohort(),
                d.name(),
                d.workspace(),
                d.source(),
                d.match(),
                d.guards(),
                d.refresh(),
                d.schedule(),
                new Notice(
                        List.of(),
                        Notice.When.ALWAYS,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(channels)),
                d.text());
    }

    private static NotifyChannel channel() {
        return new NotifyChannel(NotifyChannel.Type.SLACK, new Secret("https://hooks.slack.com/services/other"));
    }

    private static DueNotification due(String receiver) {
        return new DueNotification("SLACK", "msg_1", Optional.of(receiver), List.of(receiver), "s", "{}");
    }
}
