package io.muster.web.workspace;

import io.muster.braze.BrazeInstances;
import io.muster.model.Phrases;
import io.muster.web.imports.ConnectionTestView;
import io.muster.web.imports.KeyRefusalView;
import io.muster.web.kit.StatusIcon;
import io.muster.wording.Sentence;
import io.muster.wording.Times;
import io.muster.workspace.KeyAcceptances;
import io.muster.workspace.KeyEvidence;
import io.muster.workspace.WorkspaceEndpoints;
import io.muster.workspace.WorkspaceStore.WorkspaceStop;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A workspace on the page of workspaces. Public for the templates only.
 *
 * @param tested what the last test said; empty text before the first
 * @param causes why it is stopped; empty while it is not
 * @param question that its key was replaced and nobody has said yet whose it is; empty text where nobody asks
 * @param variable the environment variable of its import key
 */
public record WorkspaceView(
        String name,
        String endpoint,
        StatusIcon glyph,
        Sentence sentence,
        String accepted,
        String tested,
        List<Member> cohorts,
        List<KeyRefusalView> causes,
        boolean unknownPartner,
        String question,
        String setting,
        String variable) {

    /** A cohort of it. */
    public record Member(String cohort, String name) {}

    static WorkspaceView of(
            WorkspaceEndpoints.Endpoint endpoint,
            KeyAcceptances.Known known,
            Optional<WorkspaceStop> stop,
            KeyEvidence evidence,
            List<Member> cohorts,
            io.muster.imports.query.ImportContext context,
            Phrases phrases) {
        Times times = Times.of(context, phrases);
        WorkspaceStanding standing = WorkspaceStanding.of(known, stop, endpoint.print());
        boolean unknown = stop.filter(WorkspaceStop::isOfPartner).isPresent();
        String setting = "muster.braze.workspaces." + endpoint.workspace() + ".import-key";
        return new WorkspaceView(
                endpoint.workspace(),
                BrazeInstances.shown(endpoint.uri()),
                standing.glyph(),
                new Sentence(phrases.say("workspace." + standing), rest(standing, known, stop, times, phrases)),
                known.accepted()
                        .map(each -> times.moment(each.at()))
                        .orElseGet(() -> phrases.say("workspace.accepted.never")),
                ConnectionTestView.tested(known.tested(), times, phrases),
                cohorts,
                stop.filter(each -> !each.asks()).isPresent()
                        ? KeyRefusalView.all(context, evidence, unknown, phrases)
                        : List.of(),
                unknown,
                cohorts.isEmpty()
                        ? ""
                        : stop.filter(WorkspaceStop::open)
                                .map(at -> phrases.say("workspace.same.text", times.moment(at.at())))
                                .orElse(""),
                setting,
                setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
    }

    private static String rest(
            WorkspaceStanding standing,
            KeyAcceptances.Known known,
            Optional<WorkspaceStop> stop,
            Times times,
            Phrases phrases) {
        return switch (standing) {
            case STOPPED ->
                phrases.say(
                        "workspace.STOPPED.rest",
                        times.moment(stop.orElseThrow().at()));
            case CONNECTED ->
                phrases.say(
                        "workspace.CONNECTED.rest",
                        times.moment(known.accepted().orElseThrow().at()));
            case REFUSED, NO_ANSWER, UNKNOWN -> phrases.say("workspace." + standing + ".rest");
        };
    }

    /** How a workspace stands. */
    enum WorkspaceStanding {
        STOPPED(StatusIcon.OCTAGON),
        REFUSED(StatusIcon.OCTAGON),
        NO_ANSWER(StatusIcon.TRIANGLE),
        CONNECTED(StatusIcon.TICK),
        UNKNOWN(StatusIcon.DASHED);

        private final StatusIcon glyph;

        WorkspaceStanding(StatusIcon glyph) {
            this.glyph = glyph;
        }

        StatusIcon glyph() {
            return glyph;
        }

        /** What came last counts: an acceptance after a bad test, or a bad test after an acceptance. */
        static WorkspaceStanding of(KeyAcceptances.Known known, Optional<WorkspaceStop> stop, String print) {
            if (stop.isPresent()) {
                return STOPPED;
            }
            boolean accepted = known.accepted()
                    .filter(each -> each.print().equals(print))
                    .filter(each -> known.tested()
                            .filter(test -> test.at().isAfter(each.at()))
                            .isEmpty())
                    .isPresent();
            if (accepted
                    || ConnectionTestView.works(known.tested()).orElse(false)
                            && known.accepted().isPresent()) {
                return CONNECTED;
            }
            if (known.tested().isEmpty()) {
                return UNKNOWN;
            }
            return ConnectionTestView.works(known.tested()).isPresent() ? REFUSED : NO_ANSWER;
        }
    }
}
