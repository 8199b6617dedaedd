package io.muster.web.preview;

import io.muster.imports.Preview;
import io.muster.imports.Preview.PreviewReject;
import io.muster.imports.Preview.PreviewResult;
import io.muster.model.Numbers;
import io.muster.model.Phrases;
import io.muster.web.kit.Figure;
import io.muster.web.preview.PreviewView.PreviewFacts;
import io.muster.wording.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The figures of a preview on its page. Public for the templates only.
 *
 * @param split what stays, goes and comes as one bar, which {@code spoken} says in words
 * @param importLabel the button's words with the numbers; empty where there is nothing to press
 * @param first whether the button is the page's first one, which it is not when the figures are old or nothing changes
 */
public record PreviewFigures(
        List<Slice> split,
        String spoken,
        String holds,
        Optional<Warning> guard,
        String leftOut,
        List<Left> rejects,
        List<String> remarks,
        List<Samples> samples,
        List<Figure> way,
        List<String> takes,
        Optional<String> importLabel,
        boolean first) {

    /** A part of the bar. {@code at} and {@code width} are in thousandths. */
    public record Slice(String style, long at, long width, String number, String what) {}

    /** What a guard would do, and where to look first. */
    public record Warning(String title, String text, boolean edited) {}

    /** Rows of one reason. */
    public record Left(String reason, String why, String rows, String unit, List<String> examples) {}

    /** The first people of one side, masked. */
    public record Samples(String title, List<String> people) {}

    static PreviewFigures of(PreviewFacts given, Preview preview, PreviewResult found, Phrases phrases) {
        PreviewWording words = new PreviewWording(found, phrases);
        Numbers numbers = phrases.numbers();
        long settled = words.settled().orElse(0L);
        return new PreviewFigures(
                PreviewSlices.of(found, words, phrases),
                phrases.say(
                        "preview.split",
                        found.presentBefore(),
                        found.unchanged(),
                        settled,
                        found.removed(),
                        found.added()),
                holds(found, words, phrases),
                PreviewGuard.of(given, found, words, phrases),
                found.rejected() == 0
                        ? phrases.say("preview.left.out.none")
                        : phrases.count("preview.left.out", found.rejected()),
                rejects(found, phrases),
                phrases.remarks(found.remarks()),
                samples(found, phrases),
                way(found, phrases, numbers),
                takes(given, found, phrases),
                given.mayEdit() && !preview.waits() ? Optional.of(words.button()) : Optional.empty(),
                given.old().isEmpty() && !words.nothing() && !words.wholly());
    }

    private static String holds(PreviewResult found, PreviewWording words, Phrases phrases) {
        long then = found.presentBefore() + found.added() - found.removed();
        String key = words.wholly()
                ? "preview.holds.hold"
                : found.parkedRemoves() > 0 && found.parkedAdds() > 0
                        ? "preview.holds.park"
                        : found.parkedRemoves() > 0
                                ? "preview.holds.park.removes"
                                : found.parkedAdds() > 0
                                        ? "preview.holds.park.adds"
                                        : then == found.presentBefore() ? "preview.holds.same" : "preview.holds";
        return phrases.say(key, found.presentBefore(), found.presentAfter(), then);
    }

    private static List<Left> rejects(PreviewResult found, Phrases phrases) {
        return found.rejects().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Left(
                        phrases.say("preview.reason." + entry.getKey()),
                        phrases.say("preview.reason." + entry.getKey() + ".why"),
                        phrases.numbers().grouped(entry.getValue()),
                        phrases.count("preview.rows", entry.getValue()),
                        found.examples().getOrDefault(entry.getKey(), List.of()).stream()
                                .map(example -> example(entry.getKey(), example, phrases))
                                .toList()))
                .toList();
    }

    private static String example(String reason, PreviewReject example, Phrases phrases) {
        if (example.masked().isEmpty()) {
            return phrases.say("preview.example", example.row());
        }
        return phrases.say(
                reason.equals("TOO_LONG") ? "preview.example.long" : "preview.example.masked",
                example.row(),
                example.masked(),
                example.bytes());
    }

    private static List<Samples> samples(PreviewResult found, Phrases phrases) {
        Function<Preview.Person, String> word =
                person -> phrases.say("preview.kind." + person.kind(), person.label(), person.masked());
        List<Samples> samples = new ArrayList<>();
        if (!found.leaving().isEmpty()) {
            samples.add(new Samples(
                    phrases.count("preview.who.leave", found.leaving().size()),
                    found.leaving().stream().map(word).toList()));
        }
        if (!found.joining().isEmpty()) {
            samples.add(new Samples(
                    phrases.count("preview.who.join", found.joining().size()),
                    found.joining().stream().map(word).toList()));
        }
        return samples;
    }

    private static List<Figure> way(PreviewResult found, Phrases phrases, Numbers numbers) {
        List<Figure> way = new ArrayList<>();
        way.add(Figure.of(phrases.say("preview.way.rows"), numbers.grouped(found.rows())));
        way.add(Figure.change(
                phrases.say("preview.way.left.out"), found.rejected(), numbers.removed(found.rejected())));
        way.add(Figure.change(
                phrases.say("preview.way.duplicates"), found.duplicates(), numbers.removed(found.duplicates())));
        if (found.refused() > 0) {
            way.add(Figure.of(phrases.say("preview.way.refused"), numbers.removed(found.refused())));
        }
        way.add(Figure.sum(phrases.say("preview.way.members"), numbers.grouped(found.members())));
        return way;
    }

    private static List<String> takes(PreviewFacts given, PreviewResult found, Phrases phrases) {
        List<String> takes = new ArrayList<>();
        takes.add(
                found.requests() == 0
                        ? phrases.say("preview.takes.nothing")
                        : phrases.count(
                                "preview.takes.requests", found.requests(), time(given, found.requests(), phrases)));
        takes.add(phrases.say("preview.takes.budget", phrases.numbers().decimal(given.requestsPerSecond(), 3))
                + (given.atWork() == 0 ? "" : " " + phrases.count("preview.takes.shared", given.atWork())));
        if (found.laterRequests() > 0) {
            takes.add(phrases.count(
                    "preview.takes.later", found.laterRequests(), time(given, found.laterRequests(), phrases)));
        }
        return takes;
    }

    private static String time(PreviewFacts given, long requests, Phrases phrases) {
        Duration about = Duration.ofMillis((long) Math.ceil(1000 * requests / given.requestsPerSecond()));
        if (about.toMillis() < 1000) {
            return phrases.say("preview.takes.instant");
        }
        // Seconds up to a minute and a half, then whole minutes: no more is known.
        Duration rounded = about.toSeconds() < 90
                ? Duration.ofSeconds((about.toMillis() + 999) / 1000)
                : Duration.ofMinutes((about.toSeconds() + 59) / 60);
        return phrases.say("preview.takes.about", new Times(phrases, Instant.EPOCH, ZoneOffset.UTC).took(rounded));
    }
}
