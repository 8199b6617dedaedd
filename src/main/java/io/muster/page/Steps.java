package io.muster.page;

import io.muster.history.Counts;
import io.muster.history.Import;
import io.muster.history.Import.Fault;
import io.muster.history.ImportState;
import io.muster.history.Phrases;
import java.util.ArrayList;
import java.util.List;

/** The four steps of an import, told from its state and counts. */
final class Steps {

    private final Import it;
    private final Counts counts;
    private final Phrases phrases;

    private Steps(Import it, Phrases phrases) {
        this.it = it;
        this.counts = it.counts();
        this.phrases = phrases;
    }

    static List<Step> of(Import it, Phrases phrases) {
        Steps steps = new Steps(it, phrases);
        return List.of(steps.source(), steps.match(), steps.diff(), steps.deliver());
    }

    private Step source() {
        if (!read() && !reading()) {
            return it.fault() == Fault.SOURCE
                    ? step(Glyph.OCTAGON, "step.source", phrases.say("step.source.failed"))
                    : notReached("step.source");
        }
        String rows = phrases.count(reading() ? "step.rows.so.far" : "step.rows", counts.rows());
        return new Step(reading() ? Glyph.RING : Glyph.TICK, phrases.say("step.source"), rows, reading());
    }

    private Step match() {
        if (!read() && !reading()) {
            return notReached("step.match");
        }
        List<String> parts = new ArrayList<>();
        parts.add(phrases.count("step.members", counts.members()));
        if (counts.rejected() > 0) {
            parts.add(phrases.count("step.left.out", counts.rejected()));
        }
        if (counts.duplicates() > 0) {
            parts.add(phrases.count("step.duplicates", counts.duplicates()));
        }
        return step(reading() ? Glyph.RING : Glyph.TICK, "step.match", String.join(", ", parts));
    }

    private Step diff() {
        if (!read()) {
            return notReached("step.diff");
        }
        long parked = counts.parkedAdds() + counts.parkedRemoves();
        String changes = phrases.count("step.changes", counts.changes(), counts.unchanged());
        String kept = parked == 0 ? "" : "; " + phrases.say("step.parked", parked);
        if (it.state() == ImportState.HELD) {
            return step(Glyph.TRIANGLE, "step.diff", phrases.say("step.held"));
        }
        return step(Glyph.TICK, "step.diff", changes + kept);
    }

    private Step deliver() {
        if (!read() || it.state() == ImportState.HELD) {
            return step(Glyph.DASHED, "step.deliver", phrases.say("step.nothing.sent"));
        }
        boolean running = it.state() == ImportState.RUNNING;
        if (it.fault() == Fault.KEYS) {
            return step(
                    Glyph.OCTAGON,
                    "step.deliver",
                    phrases.say(counts.acknowledged() == 0 ? "step.keys" : "step.keys.later"));
        }
        if (counts.changes() == 0 && !running) {
            boolean parked = counts.parkedAdds() + counts.parkedRemoves() > 0;
            return step(parked ? Glyph.TRIANGLE : Glyph.TICK, "step.deliver", phrases.say("step.nothing.to.send"));
        }
        String requests = counts.requests() == 0 ? "" : " " + phrases.count("step.requests", counts.requests());
        String what = phrases.say("step.accepted", counts.acknowledged(), counts.changes()) + requests;
        return new Step(glyph(), phrases.say("step.deliver"), what, running);
    }

    private Glyph glyph() {
        return switch (it.state()) {
            case RUNNING -> it.waiting().isPresent() ? Glyph.HOURGLASS : Glyph.RING;
            case FAILED -> Glyph.OCTAGON;
            case PARTIAL -> counts.parkedAdds() + counts.parkedRemoves() > 0 ? Glyph.TRIANGLE : Glyph.NOTE;
            case CANCELLED -> Glyph.NOTE;
            default -> Glyph.TICK;
        };
    }

    private boolean reading() {
        return it.state() == ImportState.RUNNING && counts.changes() == 0;
    }

    /** Whether the source was read to its end: later figures stand only then. */
    private boolean read() {
        return switch (it.state()) {
            case SUCCEEDED, PARTIAL, HELD -> true;
            case QUEUED, SKIPPED -> false;
            case RUNNING, CANCELLED -> counts.changes() > 0;
            case FAILED -> it.fault() != Fault.SOURCE && (counts.changes() > 0 || counts.rows() > 0);
        };
    }

    private Step notReached(String name) {
        return step(Glyph.DASHED, name, phrases.say("step.not.reached"));
    }

    private Step step(Glyph glyph, String name, String what) {
        return new Step(glyph, phrases.say(name), what, false);
    }
}
