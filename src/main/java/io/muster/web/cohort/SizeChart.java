package io.muster.web.cohort;

import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.model.Phrases;
import io.muster.web.schedule.ScheduleSummary;
import io.muster.wording.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many members Braze held after each of the last imports. Public for the templates only. Lengths are of a drawing of
 * 1000 by 180; words stand beside it, since the drawing stretches and they must not.
 *
 * @param rules the heights of the lines, for the numbers in {@code y}, from the top
 * @param path the size, from one import to the next
 * @param gaps where an import failed
 */
public record SizeChart(
        List<String> y,
        List<String> rules,
        List<String> x,
        String path,
        List<String> gaps,
        String label,
        String axis,
        String dashed) {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 180;
    private static final int DATES = 5;

    /** What Braze held once an import had ended. */
    private record Point(Instant at, long members, boolean failed) {}

    /** @param newest the newest first; empty when there are not two sizes to compare */
    static Optional<SizeChart> of(List<Import> newest, Times times, Phrases phrases) {
        List<Point> points = points(newest);
        if (points.stream().filter(point -> !point.failed).count() < 2) {
            return Optional.empty();
        }
        Instant first = points.get(0).at;
        Duration span = Duration.between(first, points.get(points.size() - 1).at);
        if (span.isZero()) {
            return Optional.empty();
        }
        long least = points.stream().mapToLong(Point::members).min().orElseThrow();
        long most = points.stream().mapToLong(Point::members).max().orElseThrow();
        ChartAxis axis = ChartAxis.of(least, most);
        List<Long> lines = new ArrayList<>(axis.lines());
        Collections.reverse(lines);
        boolean days = span.compareTo(Duration.ofDays(2)) > 0;
        boolean minutes = span.compareTo(Duration.ofMinutes(DATES - 1)) >= 0;
        return Optional.of(new SizeChart(
                lines.stream().map(line -> phrases.numbers().grouped(line)).toList(),
                lines.stream()
                        .map(line -> length(HEIGHT * (1 - axis.height(line))))
                        .toList(),
                told(IntStream.range(0, DATES)
                        .mapToObj(i -> first.plus(span.multipliedBy(i).dividedBy(DATES - 1)))
                        .map(at ->
                                days ? times.dayOfMonthShort(at) : minutes ? times.clock(at) : times.clockSeconds(at))
                        .toList()),
                path(points, first, span, axis),
                failed(points)
                        .map(point -> length(WIDTH * part(point, first, span)))
                        .toList(),
                label(points, times, phrases),
                phrases.say("cohort.size.axis", axis.low()),
                dashed(points, times, phrases)));
    }

    /** The same label says nothing a second time; its place stays. */
    private static List<String> told(List<String> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(i -> i > 0 && labels.get(i).equals(labels.get(i - 1)) ? "" : labels.get(i))
                .toList();
    }

    /** The oldest first. A skipped import tells nothing; a failed one tells what Braze went on holding. */
    private static List<Point> points(List<Import> newest) {
        List<Point> points = new ArrayList<>();
        for (int i = newest.size() - 1; i >= 0; i--) {
            Import it = newest.get(i);
            boolean failed = it.state() == ImportState.FAILED;
            boolean silent = !it.state().isFinal() || it.state() == ImportState.SKIPPED;
            // One that never came as far as its cohort has no figures of its own.
            boolean unknown = it.counts().presentBefore() == 0 && it.counts().added() == 0 && failed;
            if (silent || unknown && points.isEmpty()) {
                continue;
            }
            long members = unknown
                    ? points.get(points.size() - 1).members
                    : it.counts().presentAfter();
            points.add(new Point(it.finishedAt().orElse(it.queuedAt()), members, failed));
        }
        return points;
    }

    private static Stream<Point> failed(List<Point> points) {
        return points.stream().filter(Point::failed);
    }

    /** Level up to a failed import, since nothing changed until then. */
    private static String path(List<Point> points, Instant first, Duration span, ChartAxis axis) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(length(WIDTH * part(point, first, span)))
                    .append(' ')
                    .append(length(HEIGHT * (1 - axis.height(point.members))));
        }
        return path.toString();
    }

    private static double part(Point point, Instant first, Duration span) {
        return (double) Duration.between(first, point.at).toMillis() / span.toMillis();
    }

    private static String label(List<Point> points, Times times, Phrases phrases) {
        Point last = points.get(points.size() - 1);
        String words = phrases.say(
                "cohort.size.label",
                times.moment(points.get(0).at),
                times.moment(last.at),
                points.get(0).members,
                last.members);
        String dashed = dashed(points, times, phrases);
        return dashed.isEmpty() ? words : words + " " + ScheduleSummary.capital(dashed, phrases.locale());
    }

    private static String dashed(List<Point> points, Times times, Phrases phrases) {
        List<Point> failed = failed(points).toList();
        if (failed.isEmpty()) {
            return "";
        }
        if (failed.size() > 1) {
            return phrases.say("cohort.size.failed.many", failed.size());
        }
        boolean caughtUp = !points.get(points.size() - 1).failed;
        return phrases.say(
                caughtUp ? "cohort.size.failed.one.over" : "cohort.size.failed.one", times.moment(failed.get(0).at));
    }

    private static String length(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
