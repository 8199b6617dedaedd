package io.muster.web.cohort;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A definition's text for those who may not know where a webhook goes: whoever knows its URL can often post there. Of each
 * URL the scheme and the host are left, in comments too, and however YAML writes it.
 */
public final class HiddenUrls {

    private static final String WEBHOOK = "webhook";
    private static final String REST = "/…";
    /** As it stands in a text, with or without the slashes escaped. */
    private static final Pattern URL =
            Pattern.compile("(?i)\\b(https?):(?:\\\\?/){2}(?:[^/\\s\"'@]*@)?([^/\\s\"'\\\\?#,}\\]]+)([^\\s\"'}\\]]*)");

    private HiddenUrls() {}

    public static String in(String text) {
        StringBuilder hidden = new StringBuilder(text);
        webhooks(text).stream()
                .sorted(Comparator.comparingInt(HiddenPlace::begin).reversed())
                .forEach(place -> hidden.replace(place.begin, place.end, place.shown));
        return URL.matcher(hidden).replaceAll(HiddenUrls::shown);
    }

    private static String shown(java.util.regex.MatchResult url) {
        String rest = url.group(3);
        boolean isBare = rest.isEmpty() || rest.equals("/") || rest.equals(REST);
        return Matcher.quoteReplacement(
                isBare && !url.group().contains("@")
                        ? url.group()
                        : url.group(1) + "://" + url.group(2) + REST + (rest.endsWith(",") ? "," : ""));
    }

    /** A value in the text, and what is shown in its place. */
    private record HiddenPlace(int begin, int end, String shown) {}

    private static List<HiddenPlace> webhooks(String text) {
        List<HiddenPlace> places = new ArrayList<>();
        try {
            new Compose(LoadSettings.builder().setUseMarks(true).build())
                    .composeString(text)
                    .ifPresent(node -> find(node, text, places));
        } catch (YamlEngineException e) {
            // What is no YAML has no webhook; URLs are hidden all the same.
            return List.of();
        }
        return places;
    }

    private static void find(Node node, String text, List<HiddenPlace> places) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> find(each, text, places));
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                boolean isWebhook = entry.getKeyNode() instanceof ScalarNode key && WEBHOOK.equals(key.getValue());
                if (isWebhook && entry.getValueNode() instanceof ScalarNode value) {
                    place(value, text).ifPresent(places::add);
                } else {
                    find(entry.getValueNode(), text, places);
                }
            }
        }
    }

    private static java.util.Optional<HiddenPlace> place(ScalarNode value, String text) {
        return value.getStartMark().flatMap(begin -> value.getEndMark().map(end -> {
            int from = text.offsetByCodePoints(0, begin.getIndex());
            int to = text.offsetByCodePoints(0, end.getIndex());
            return new HiddenPlace(from, to, '"' + hostOf(value.getValue()) + '"');
        }));
    }

    private static String hostOf(String written) {
        try {
            URI url = new URI(written);
            return url.getHost() == null ? "…" : url.getScheme() + "://" + url.getHost() + REST;
        } catch (java.net.URISyntaxException e) {
            return "…";
        }
    }
}
