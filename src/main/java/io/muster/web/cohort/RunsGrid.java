package io.muster.web.cohort;

import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import io.muster.web.imports.ImportSteppers;
import io.muster.web.kit.StatusIcon;
import io.muster.wording.ImportWording;
import io.muster.wording.Times;
import io.muster.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The last imports beside each other: how long each took, and how far each came. Public for the templates only. */
public record RunsGrid(List<Run> runs, List<String> steps, List<Cell> key) {

    /** So many are shown where there is little room. */
    private static final int FEW = 14;

    private static final int WEEK = 7;

    /** What came of a step. */
    public enum Cell {
        DONE("c"),
        PARKED("c need"),
        FAILED("c bad"),
        NONE("c none"),
        /** Ended on the way, or with something that Braze refused. */
        PART("c part"),
        NOW("c now");

        private final String style;

        Cell(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }

        public String key() {
            return "cohort.runs." + this;
        }
    }

    /**
     * One import.
     *
     * @param bar how tall its bar is, of 48
     * @param date under it; empty under most
     * @param older whether it is left out where there is little room
     */
    public record Run(String id, int bar, List<Cell> cells, String label, String date, boolean older, boolean newest) {}

    static RunsGrid of(List<Import> newest, ImportContext context, Phrases phrases) {
        List<Import> imports =
                newest.stream().filter(it -> it.state() != ImportState.QUEUED).toList();
        long longest = imports.stream()
                .mapToLong(it -> took(it, context.now()).toMillis())
                .max()
                .orElse(0);
        List<Run> runs = new ArrayList<>();
        String last = "";
        Set<Cell> seen = EnumSet.range(Cell.DONE, Cell.NONE);
        for (int age = imports.size() - 1; age >= 0; age--) {
            String day = age % WEEK == 0 ? Times.of(context, phrases).dayAlone(began(imports.get(age))) : "";
            // Of many in a day only the first says which day it is.
            Run run = run(imports.get(age), age, longest, day.equals(last) ? "" : day, context, phrases);
            last = day.isEmpty() ? last : day;
            seen.addAll(run.cells);
            runs.add(run);
        }
        List<String> names = List.of("step.source", "step.match", "step.diff", "step.deliver");
        return new RunsGrid(runs, names.stream().map(phrases::say).toList(), List.copyOf(seen));
    }

    private static Run run(Import it, int age, long longest, String date, ImportContext context, Phrases phrases) {
        Times times = Times.of(context, phrases);
        Duration took = took(it, context.now());
        int bar = longest == 0 ? 2 : (int) Math.max(2, Math.round(46.0 * took.toMillis() / longest));
        Wording wording = new ImportWording(phrases).of(it, context);
        List<Cell> cells = cells(it, phrases);
        String when = times.moment(began(it));
        return new Run(
                Long.toString(it.id()),
                bar,
                cells,
                phrases.say("cohort.runs.run", when, wording.word(), times.took(took), said(cells, phrases)),
                date,
                age >= FEW,
                age == 0);
    }

    /** Where it did not go as it should, for those who cannot see the cells. */
    private static String said(List<Cell> cells, Phrases phrases) {
        List<String> names = List.of("step.source", "step.match", "step.diff", "step.deliver");
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) != Cell.DONE && cells.get(i) != Cell.NONE) {
                return ", "
                        + phrases.say(
                                "cohort.runs.at",
                                phrases.say(names.get(i)),
                                phrases.say(cells.get(i).key()));
            }
        }
        return "";
    }

    private static List<Cell> cells(Import it, Phrases phrases) {
        List<Cell> cells = new ArrayList<>(ImportSteppers.of(it, phrases).stream()
                .map(step -> cell(step.glyph()))
                .toList());
        int at = cells.indexOf(Cell.NONE);
        // It failed before a step could say so.
        if (it.state() == ImportState.FAILED && !cells.contains(Cell.FAILED)) {
            cells.set(Math.max(at, 0), Cell.FAILED);
        }
        return cells;
    }

    private static Cell cell(StatusIcon glyph) {
        return switch (glyph) {
            case TICK, FILE -> Cell.DONE;
            case TRIANGLE -> Cell.PARKED;
            case OCTAGON -> Cell.FAILED;
            case RING, HOURGLASS, CLOCK -> Cell.NOW;
            case NOTE, PAUSE -> Cell.PART;
            case DASHED -> Cell.NONE;
        };
    }

    static Instant began(Import it) {
        return it.startedAt().orElse(it.queuedAt());
    }

    static Duration took(Import it, Instant now) {
        Duration took = Duration.between(began(it), it.finishedAt().orElse(now));
        return took.isNegative() ? Duration.ZERO : took;
    }
}
