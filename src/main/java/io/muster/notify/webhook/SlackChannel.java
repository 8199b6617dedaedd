package io.muster.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.model.CohortDefinition;
import io.muster.notify.DueNotification;
import io.muster.notify.MessageContent;
import io.muster.notify.NotificationKind;
import io.muster.notify.NotificationOccasion;
import io.muster.notify.OutboxEntry;
import io.muster.settings.Settings.NotifyChannel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Messages to Slack by incoming webhooks, in Block Kit's form (docs.slack.dev, Block Kit): what a mail says. The outbox
 * holds a channel's name; its URL is a secret of the settings, looked up at each attempt, so that a new one holds at once.
 */
public final class SlackChannel extends HttpChannel {

    private static final int HEADER = 150;
    private static final int TEXT = 3_000;
    private static final int FIELD = 2_000;
    private static final int FIELDS = 10;
    private static final int BUTTON = 75;

    private final ObjectMapper json;
    private final Map<String, NotifyChannel> channels;

    /** @param channels of all types, by the names that definitions use */
    public SlackChannel(ObjectMapper json, Map<String, NotifyChannel> channels) {
        this.json = json;
        this.channels = channels.entrySet().stream()
                .filter(each -> each.getValue().type() == NotifyChannel.Type.SLACK)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String name() {
        return "SLACK";
    }

    @Override
    public boolean reaches(CohortDefinition definition, NotificationKind about) {
        return !names(definition).isEmpty();
    }

    @Override
    public List<OutboxEntry> write(NotificationOccasion occasion) {
        String message = message(occasion.content());
        return names(occasion.definition()).stream()
                .map(name -> new OutboxEntry(Optional.of(name), List.of(name), message))
                .toList();
    }

    @Override
    public Outgoing request(DueNotification due) {
        String name = due.receiver().orElseThrow();
        NotifyChannel channel = channels.get(name);
        if (channel == null) {
            throw new WebhookException("muster.notify.channels." + name + ".url is not set", false);
        }
        return new Outgoing(
                URI.create(channel.url().reveal()),
                Map.of("Content-Type", "application/json; charset=utf-8"),
                due.document().getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names(CohortDefinition definition) {
        return definition.notice().channels().stream()
                .filter(channels::containsKey)
                .distinct()
                .toList();
    }

    private String message(MessageContent content) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(Map.of("type", "header", "text", plain(content.heading(), HEADER)));
        blocks.add(section("*" + escaped(content.word()) + ".* " + escaped(content.sentence())));
        content.listing().ifPresent(listing -> blocks.add(section(listed(listing))));
        for (int from = 0; from < content.facts().size(); from += FIELDS) {
            blocks.add(Map.of(
                    "type",
                    "section",
                    "fields",
                    content
                            .facts()
                            .subList(
                                    from,
                                    Math.min(from + FIELDS, content.facts().size()))
                            .stream()
                            .map(fact -> marked("*" + escaped(fact.label()) + "*\n" + escaped(fact.value()), FIELD))
                            .toList()));
        }
        // A link as a button that does nothing by itself: Slack asks no program of ours.
        blocks.add(Map.of(
                "type",
                "actions",
                "elements",
                List.of(Map.of(
                        "type",
                        "button",
                        "text",
                        plain(content.button().label(), BUTTON),
                        "url",
                        content.button().url()))));
        try {
            // The text is what a phone's notification shows.
            return json.writeValueAsString(Map.of("text", escaped(content.subject()), "blocks", blocks));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    private static String listed(MessageContent.Listing listing) {
        StringBuilder text = new StringBuilder("*" + escaped(listing.title()) + "*");
        listing.lines().forEach(line -> text.append('\n')
                .append(line.number())
                .append(". ")
                .append(escaped(line.text()))
                .append(line.remark().map(remark -> " " + escaped(remark)).orElse("")));
        return text.toString();
    }

    private static Map<String, Object> section(String text) {
        return Map.of("type", "section", "text", marked(text, TEXT));
    }

    private static Map<String, Object> marked(String text, int most) {
        // Verbatim, so that no name is taken for a mention.
        return Map.of("type", "mrkdwn", "text", cut(text, most), "verbatim", true);
    }

    private static Map<String, Object> plain(String text, int most) {
        return Map.of("type", "plain_text", "text", cut(text, most));
    }

    /** What Slack would take for a link, a mention or a channel is text here. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Slack refuses a message with a longer one as a whole. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
