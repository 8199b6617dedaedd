package io.muster.web.imports;

import io.muster.imports.Counts;
import io.muster.imports.FailureKind;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.DeliveryProgress;
import io.muster.imports.query.ImportContext;
import io.muster.imports.query.ImportContext.ImportPast;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.web.kit.StatusIcon;
import io.muster.wording.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The four steps of an import, told from its state, its counts and its course. */
public final class ImportSteppers {

    private final Import it;
    private final Counts counts;
    private final ImportContext context;
    private final ImportDetails details;
    private final DeliveryProgress progress;
    private final Phrases phrases;

    private ImportSteppers(Import it, ImportContext context, ImportDetails details, Phrases phrases) {
        this.it = it;
        this.counts = it.counts();
        this.context = context;
        this.details = details;
        this.progress = details.course();
        this.phrases = phrases;
    }

    static List<StepView> of(Import it, ImportContext context, ImportDetails details, Phrases phrases) {
        ImportSteppers steps = new ImportSteppers(it, context, details, phrases);
        return List.of(steps.source(), steps.match(), steps.diff(), steps.deliver());
    }

    /** How far each of them came, where nothing more is said. */
    public static List<StepView> of(Import it, Phrases phrases) {
        Instant when = it.finishedAt().orElse(it.queuedAt());
        ImportContext bare = new ImportContext(
                when,
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.empty(),
                ImportPast.UNKNOWN,
                ImportContext.Present.UNKNOWN);
        return of(it, bare, ImportDetails.NONE, phrases);
    }

    private StepView source() {
        if (!read() && !reading()) {
            return it.fault() == FailureKind.SOURCE
                    ? step("source", StatusIcon.OCTAGON, phrases.say("step.source.failed"))
                            .took(took(it.startedAt(), it.finishedAt()))
                    : notReached("source");
        }
        String rows = phrases.count(reading() ? "step.rows.so.far" : "step.rows", counts.rows());
        if (!reading() && details.usual().knowsRows() && counts.parkedAdds() + counts.parkedRemoves() > 0
                || it.state() == ImportState.HELD && details.usual().knowsRows()) {
            rows = clauses(rows, usualRows());
        }
        return step("source", reading() ? StatusIcon.RING : StatusIcon.TICK, rows + rate())
                .took(took(it.startedAt(), readEnd()))
                .isNow(reading());
    }

    private String usualRows() {
        long least = details.usual().leastRows();
        long most = details.usual().mostRows();
        return least == most ? phrases.say("step.rows.usual.same", least) : phrases.say("step.rows.usual", least, most);
    }

    private String rate() {
        if (!reading() || it.startedAt().isEmpty()) {
            return "";
        }
        long seconds = Duration.between(it.startedAt().get(), context.now()).toSeconds();
        return seconds < 2 || counts.rows() == 0 ? "" : ", " + phrases.say("step.rate", counts.rows() / seconds);
    }

    private StepView match() {
        if (!read() && !reading()) {
            return notReached("match");
        }
        List<String> others = new ArrayList<>();
        if (counts.rejected() > 0) {
            others.add(phrases.count("step.left.out", counts.rejected()));
        }
        if (counts.duplicates() > 0) {
            others.add(phrases.count("step.duplicates", counts.duplicates()));
        }
        String members = phrases.count("step.members", counts.members());
        // Before the diff nobody knows how many members the rows are.
        String what = reading()
                ? others.isEmpty() ? phrases.say("step.matching") : String.join(", ", others)
                : others.isEmpty() ? members : clauses(members, String.join(", ", others));
        return step("match", reading() ? StatusIcon.RING : StatusIcon.TICK, what)
                .took(phrases.say("step.same.time"))
                .leadsToLeftOut(counts.rejected() > 0 && !reading());
    }

    private StepView diff() {
        if (!read()) {
            boolean now = it.state() == ImportState.RUNNING && progress.readAt().isPresent();
            return now
                    ? step("diff", StatusIcon.RING, phrases.say("step.diff.now"))
                            .took(took(progress.readAt(), end()))
                            .isNow(true)
                    : notReached("diff");
        }
        String time = took(progress.readAt(), progress.plannedAt());
        if (it.state() == ImportState.HELD) {
            return step("diff", StatusIcon.TRIANGLE, phrases.say("step.held")).took(time);
        }
        return step("diff", StatusIcon.TICK, changes()).took(time).hint(guard());
    }

    /** Who joins, who leaves, what is only settled; where that is not kept, the changes as one number. */
    private String changes() {
        Optional<Long> joins = allIn() ? Optional.of(counts.added()) : progress.joins();
        Optional<Long> leaves = leaves();
        if (joins.isEmpty() || leaves.isEmpty()) {
            String all = phrases.count("step.changes", counts.changes(), counts.unchanged());
            return kept().isEmpty() ? all : clauses(all, kept());
        }
        long add = joins.get() + counts.parkedAdds();
        long remove = leaves.get() + counts.parkedRemoves();
        long settle = counts.changes() - joins.get() - leaves.get();
        List<String> parts = new ArrayList<>();
        if (add + remove == 0 && settle <= 0) {
            parts.add(phrases.say("step.no.change"));
        }
        if (add + remove > 0) {
            parts.add(phrases.say("step.to.add", add));
            parts.add(phrases.say("step.to.remove", remove));
        }
        if (settle > 0) {
            parts.add(phrases.say("step.to.settle", settle));
        }
        if (counts.unchanged() > 0) {
            parts.add(phrases.say("step.unchanged", counts.unchanged()));
        }
        return String.join(", ", parts);
    }

    private Optional<Long> leaves() {
        return allIn() ? Optional.of(counts.removed()) : progress.leaves();
    }

    /** Then the history knows who joined; the import's batches may have become part of a new base since. */
    private boolean allIn() {
        return it.state().isFinal() && counts.acknowledged() == counts.changes();
    }

    private String clauses(String one, String other) {
        return phrases.say("join.clauses", one, other);
    }

    private String kept() {
        long parked = counts.parkedAdds() + counts.parkedRemoves();
        return parked == 0 ? "" : phrases.say("step.parked", parked);
    }

    /** That no guard stepped in is worth a word where one could have. */
    private Optional<String> guard() {
        if (leaves().isEmpty() || counts.parkedRemoves() + counts.parkedAdds() > 0) {
            return Optional.empty();
        }
        Optional<CohortDefinition.Guards> guards = context.definition()
                .map(CohortDefinition::guards)
                .filter(each -> !each.removalsAlways() && counts.presentBefore() > 0);
        return guards.flatMap(CohortDefinition.Guards::maxRemoved)
                .filter(max -> !max.isExceededBy(leaves().get(), counts.presentBefore()))
                .map(max -> phrases.say(
                        "step.guard.none",
                        phrases.numbers().share(leaves().get(), counts.presentBefore()),
                        phrases.numbers().share(max)));
    }

    private StepView deliver() {
        if (!read() || it.state() == ImportState.HELD) {
            String what = phrases.say(it.state() == ImportState.RUNNING ? "step.not.reached" : "step.nothing.sent");
            return step("deliver", StatusIcon.DASHED, what);
        }
        boolean running = it.state() == ImportState.RUNNING;
        String time = took(progress.plannedAt(), end());
        if (it.fault().stopsWorkspace()) {
            return step("deliver", StatusIcon.OCTAGON, phrases.say(keys()))
                    .took(time)
                    .hint(Optional.of(phrases.say("page.answer.hidden")));
        }
        if (counts.changes() == 0 && !running) {
            boolean parked = counts.parkedAdds() + counts.parkedRemoves() > 0;
            return step("deliver", parked ? StatusIcon.TRIANGLE : StatusIcon.TICK, phrases.say("step.nothing.to.send"));
        }
        String requests =
                counts.requests() == 0 || running ? "" : " " + phrases.count("step.requests", counts.requests());
        String accepted = phrases.say("step.accepted", counts.acknowledged(), counts.changes()) + requests;
        String what = kept().isEmpty() ? accepted : clauses(accepted, kept());
        return step("deliver", glyph(), what)
                .took(time)
                .isNow(running)
                .with(DeliveryGauge.of(it, context, progress, phrases));
    }

    private String keys() {
        boolean first = counts.acknowledged() == 0;
        return it.fault() == FailureKind.PARTNER
                ? first ? "step.partner" : "step.partner.later"
                : first ? "step.keys" : "step.keys.later";
    }

    private StatusIcon glyph() {
        return switch (it.state()) {
            case RUNNING -> it.waiting().isPresent() ? StatusIcon.HOURGLASS : StatusIcon.RING;
            case FAILED -> StatusIcon.OCTAGON;
            case PARTIAL -> counts.parkedAdds() + counts.parkedRemoves() > 0 ? StatusIcon.TRIANGLE : StatusIcon.NOTE;
            case CANCELLED -> StatusIcon.NOTE;
            default -> StatusIcon.TICK;
        };
    }

    private boolean reading() {
        return it.state() == ImportState.RUNNING
                && counts.changes() == 0
                && progress.readAt().isEmpty();
    }

    /** Whether the source was read to its end: later figures stand only then. */
    private boolean read() {
        return switch (it.state()) {
            case SUCCEEDED, PARTIAL, HELD -> true;
            case QUEUED, SKIPPED -> false;
            case RUNNING, CANCELLED -> counts.changes() > 0;
            case FAILED -> it.fault() != FailureKind.SOURCE && (counts.changes() > 0 || counts.rows() > 0);
        };
    }

    private Optional<Instant> readEnd() {
        return reading() ? Optional.of(context.now()) : progress.readAt();
    }

    private Optional<Instant> end() {
        return it.finishedAt().or(() -> Optional.of(context.now()));
    }

    private String took(Optional<Instant> from, Optional<Instant> until) {
        return from.isEmpty() || until.isEmpty()
                ? ""
                : Times.of(context, phrases).took(Duration.between(from.get(), until.get()));
    }

    private StepView notReached(String name) {
        return step(name, StatusIcon.DASHED, phrases.say("step.not.reached"));
    }

    private StepView step(String name, StatusIcon glyph, String what) {
        return StepView.of("step-" + name, glyph, phrases.say("step." + name), what);
    }
}
