package io.muster.web.cohorts;

import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.cohorts.CohortSummary.SourceKind;
import io.muster.web.kit.StatusIcon;
import io.muster.wording.ImportWording;
import io.muster.wording.Sentence;
import io.muster.wording.Times;
import io.muster.wording.Tone;
import java.util.Optional;

/** A cohort's state in a sentence: its last import's, or what stands above it. */
public record CohortRowWording(StatusIcon glyph, Sentence sentence) {

    public static CohortRowWording of(CohortSummary line, Phrases phrases) {
        // What keeps its workspace is told above the list.
        Reason why = line.problem().filter(it -> !line.isHalted()).orElse(Reason.NONE);
        String problem = phrases.say(why);
        return switch (line.own()) {
            case PARKED, HELD, FAILED, IMPORTING, IN_SYNC ->
                line.lastImport().map(it -> last(line, it, phrases)).orElseGet(() -> own(line, phrases, problem));
            case STOPPED ->
                line.lastImport()
                        .filter(it -> it.fault().stopsWorkspace())
                        .map(it -> last(line, it, phrases))
                        .orElseGet(() -> own(
                                line,
                                phrases,
                                why.code() == ReasonCode.KEY_CHANGED
                                        ? problem
                                        : phrases.say("stopped.list", line.workspace())));
            case PAUSED ->
                own(line, phrases, line.lastImport().isEmpty() ? problem : join(problem, keeps(line, phrases)));
            case NEVER -> own(line, phrases, problem.isEmpty() ? never(line, phrases) : problem);
            case INVALID -> {
                boolean never = line.context().definition().isEmpty();
                String rest = phrases.say(never ? "cohort.INVALID.never" : "cohort.INVALID.rest");
                yield own(line, phrases, join(problem, rest));
            }
            case LEDGER_BEHIND ->
                own(line, phrases, problem.isEmpty() ? phrases.say("cohort.LEDGER_BEHIND.rest") : problem);
            case RETIRED -> own(line, phrases, problem.isEmpty() ? phrases.say("cohort.RETIRED.rest") : problem);
        };
    }

    private static CohortRowWording last(CohortSummary line, Import it, Phrases phrases) {
        var wording = new ImportWording(phrases).of(it, line.context());
        if (it.state() == ImportState.SKIPPED) {
            // A skipped import changes nothing, so the cohort's own state leads.
            return own(line, phrases, wording.list().rest());
        }
        boolean file = line.source() == SourceKind.FILE && wording.tone() == Tone.GOOD;
        return new CohortRowWording(file ? StatusIcon.FILE : StatusIcon.of(wording.tone(), it), wording.list());
    }

    private static CohortRowWording own(CohortSummary line, Phrases phrases, String rest) {
        StatusIcon glyph =
                switch (line.own()) {
                    case PARKED, HELD -> StatusIcon.TRIANGLE;
                    case STOPPED, FAILED, LEDGER_BEHIND, INVALID -> StatusIcon.OCTAGON;
                    case IMPORTING -> StatusIcon.RING;
                    case IN_SYNC -> StatusIcon.TICK;
                    case PAUSED -> StatusIcon.PAUSE;
                    case NEVER -> StatusIcon.DASHED;
                    case RETIRED -> StatusIcon.NOTE;
                };
        return new CohortRowWording(glyph, new Sentence(phrases.say("cohort." + line.own()), rest));
    }

    /** Braze keeps Thursday’s members. */
    private static String keeps(CohortSummary line, Phrases phrases) {
        if (line.present() == 0) {
            return phrases.say("still.holds.nobody");
        }
        return line.context()
                .past()
                .lastRight()
                .map(when -> Times.of(line.context(), phrases).whoseWeekday(when))
                .filter(whose -> !whose.isEmpty())
                .map(whose -> phrases.say("cohort.keeps", whose))
                .orElseGet(() -> phrases.say("cohort.keeps.some"));
    }

    private static String never(CohortSummary line, Phrases phrases) {
        if (line.source() == SourceKind.FILE) {
            return phrases.say("cohort.never.file", line.cohort());
        }
        Optional<CohortDefinition.Schedule> schedule =
                line.context().definition().flatMap(CohortDefinition::schedule);
        return line.context()
                .next()
                .map(when -> phrases.say(
                        "cohort.never.next", Times.of(line.context(), phrases).moment(when)))
                .orElseGet(() -> phrases.say(schedule.isEmpty() ? "cohort.never.plain" : "cohort.never.scheduled"));
    }

    private static String join(String one, String other) {
        return one.isEmpty() ? other : one + " " + other;
    }
}
