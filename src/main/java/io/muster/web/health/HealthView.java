package io.muster.web.health;

import io.muster.model.HealthReport;
import io.muster.model.HealthReport.HealthState;
import io.muster.model.HealthReport.Item;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import io.muster.web.kit.Figure;
import io.muster.web.kit.StatusIcon;
import io.muster.wording.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The page of health. Public for the templates only. */
public record HealthView(String heading, String rest, List<HealthLine> lines, List<Figure> facts) {

    /** One part; {@code todo} is empty text where nothing is to be done. */
    public record HealthLine(StatusIcon glyph, String part, String what, String todo, String link) {}

    static HealthView of(HealthReport checkup, Times times) {
        Phrases phrases = times.phrases();
        List<Item> items = checkup.items().stream()
                .sorted(Comparator.comparing(Item::state))
                .toList();
        boolean down = items.stream().anyMatch(item -> item.state() == HealthState.DOWN);
        long ailing = items.stream()
                .filter(item -> item.state() == HealthState.DEGRADED)
                .count();
        return new HealthView(
                down
                        ? phrases.say("health.down")
                        : ailing == 0 ? phrases.say("health.well") : phrases.count("health.ailing", ailing),
                phrases.say(down ? "health.down.rest" : ailing == 0 ? "health.well.rest" : "health.ailing.rest"),
                items.stream().map(item -> line(item, times, phrases)).toList(),
                List.of(
                        Figure.of(phrases.say("health.version"), checkup.version()),
                        Figure.of(phrases.say("health.node"), shortened(checkup.node())),
                        Figure.of(phrases.say("health.since"), times.moment(checkup.since())),
                        Figure.of(
                                phrases.say("health.up"), times.took(Duration.between(checkup.since(), times.now())))));
    }

    /** Enough to tell nodes apart. */
    private static String shortened(String node) {
        return node.length() > 8 ? node.substring(0, 8) : node;
    }

    private static HealthLine line(Item item, Times times, Phrases phrases) {
        Object[] gaps = item.gaps().stream()
                .map(gap -> gap instanceof Instant when
                        ? times.moment(when)
                        : gap instanceof Reason why ? phrases.say(why) : gap)
                .toArray();
        boolean asks = item.state() == HealthState.DEGRADED || item.state() == HealthState.DOWN;
        return new HealthLine(
                glyph(item.state()),
                phrases.say("health.part." + item.part()),
                phrases.say("health." + item.key(), gaps),
                asks ? phrases.say("health." + item.key() + ".todo", gaps) : "",
                item.part().equals("workspaces") ? "/workspaces" : "");
    }

    private static StatusIcon glyph(HealthState state) {
        return switch (state) {
            case DOWN -> StatusIcon.OCTAGON;
            case DEGRADED -> StatusIcon.TRIANGLE;
            case WAITING -> StatusIcon.CLOCK;
            case UP -> StatusIcon.TICK;
        };
    }
}
