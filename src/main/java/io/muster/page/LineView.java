package io.muster.page;

import io.muster.cohort.Definition;
import io.muster.history.CohortState;
import io.muster.history.Counts;
import io.muster.history.Import;
import io.muster.history.Phrases;
import io.muster.history.Sentence;
import io.muster.history.Times;
import io.muster.page.CohortLine.SourceKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One line of the list of cohorts. Public for the templates only. */
public record LineView(
        String cohort,
        String name,
        Glyph glyph,
        Sentence sentence,
        String present,
        Optional<Delta> delta,
        String last,
        String lastTime,
        String source,
        String next,
        Optional<String> importLink,
        Optional<String> linkWord,
        Optional<String> importLabel) {

    /** Added and removed, as words for those who hear them. */
    public record Delta(String added, boolean noneAdded, String removed, boolean noneRemoved) {}

    private static final Set<CohortState> MAY_IMPORT =
            EnumSet.of(CohortState.RIGHT, CohortState.NEVER, CohortState.FAILED);
    private static final Set<CohortState> ASK = EnumSet.of(CohortState.PARKED, CohortState.HELD, CohortState.STOPPED);

    static LineView of(CohortLine line, Phrases phrases) {
        LineWords words = LineWords.of(line, phrases);
        Times times = line.context().times(phrases);
        Optional<Import> last = line.lastImport();
        return new LineView(
                line.cohort(),
                line.name(),
                words.glyph(),
                words.sentence(),
                last.isEmpty() && line.present() == 0
                        ? phrases.say("cohorts.nothing")
                        : phrases.numbers().grouped(line.present()),
                last.flatMap(it -> delta(it.counts(), phrases)),
                last.map(it -> phrases.say(nothing(it))).orElseGet(() -> phrases.say("cohorts.nothing")),
                last.map(it -> it.finishedAt().map(times::moment).orElseGet(() -> phrases.say("cohorts.so.far")))
                        .orElse(""),
                phrases.say("source." + line.source()),
                next(line, times, phrases),
                last.map(it -> "/imports/" + it.id()),
                last.filter(it -> ASK.contains(line.state()))
                        .map(it ->
                                phrases.say(line.state() == CohortState.STOPPED ? "cohorts.causes" : "cohorts.review")),
                MAY_IMPORT.contains(line.state())
                        ? Optional.of(phrases.say("import.to.braze.name", line.name()))
                        : Optional.empty());
    }

    private static Optional<Delta> delta(Counts counts, Phrases phrases) {
        var numbers = phrases.numbers();
        return counts.added() + counts.removed() == 0
                ? Optional.empty()
                : Optional.of(new Delta(
                        numbers.added(counts.added()),
                        counts.added() == 0,
                        numbers.removed(counts.removed()),
                        counts.removed() == 0));
    }

    private static String nothing(Import it) {
        return switch (it.state()) {
            case SUCCEEDED, PARTIAL, SKIPPED -> "cohorts.no.change";
            default -> it.counts().requests() == 0 ? "cohorts.nothing.sent" : "cohorts.no.change";
        };
    }

    private static String next(CohortLine line, Times times, Phrases phrases) {
        return switch (line.state()) {
            case PAUSED -> phrases.say("next.paused");
            case STOPPED -> phrases.say("next.key");
            case RETIRED -> phrases.say("cohorts.nothing");
            default -> line.context().next().map(times::moment).orElseGet(() -> phrases.say(withoutDate(line)));
        };
    }

    private static String withoutDate(CohortLine line) {
        if (line.source() == SourceKind.FILE) {
            return "next.file";
        }
        boolean scheduled =
                line.context().definition().flatMap(Definition::schedule).isPresent();
        return scheduled ? "next.over" : "next.none";
    }
}
