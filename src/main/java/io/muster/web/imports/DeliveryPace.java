package io.muster.web.imports;

import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.DeliveryProgress;
import io.muster.model.Phrases;
import java.util.List;

/** How fast an import delivers, and with whom it shares what may leave. */
public final class DeliveryPace {

    private DeliveryPace() {}

    /** The first sentence is the one that counts. */
    static List<String> of(Import it, ImportDetails details, Phrases phrases) {
        DeliveryProgress.Pace pace = details.course().pace();
        if (it.state() != ImportState.RUNNING || it.counts().changes() == 0) {
            return List.of();
        }
        long others = details.flows().stream()
                .filter(flow -> flow.importId() != it.id())
                .count();
        String changes = phrases.say("pace.changes", Math.round(pace.changesPerSecond()));
        String share = others == 0
                ? phrases.say("pace.alone", rate(details.budget().perSecond(), phrases))
                : phrases.count("pace.shared", others, rate(details.budget().perSecond(), phrases));
        String answers = pace.answer()
                .map(time -> phrases.say("pace.answers", details.course().inFlight(), time.toMillis()))
                .orElseGet(() -> phrases.say("pace.flight", details.course().inFlight()));
        return List.of(
                phrases.say("pace.requests", rate(pace.requestsPerSecond(), phrases)), changes + " " + share, answers);
    }

    /** 12, 0.4 */
    public static String rate(double perSecond, Phrases phrases) {
        return phrases.numbers().decimal(perSecond, perSecond < 10 ? 1 : 0);
    }
}
