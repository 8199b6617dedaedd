package io.muster.web.imports;

import io.muster.imports.Counts;
import io.muster.imports.Import;
import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import io.muster.wording.Times;
import java.util.ArrayList;
import java.util.List;

/** What follows an import that is not simply right: what Braze holds now, and what the next import does. */
final class NextSteps {

    private final Import it;
    private final ImportContext context;
    private final ImportDetails details;
    private final Phrases phrases;

    private NextSteps(Import it, ImportContext context, ImportDetails details, Phrases phrases) {
        this.it = it;
        this.context = context;
        this.details = details;
        this.phrases = phrases;
    }

    static List<String> of(Import it, ImportContext context, ImportDetails details, Phrases phrases) {
        NextSteps next = new NextSteps(it, context, details, phrases);
        return switch (it.state()) {
            case QUEUED -> List.of(phrases.say("follows.queued"));
            case RUNNING -> List.of();
            case SUCCEEDED -> it.counts().warnings() > 0 ? List.of(phrases.say(it.why())) : List.of();
            case CANCELLED -> next.cancelled();
            case FAILED -> it.fault().stopsWorkspace() ? next.keys() : next.failed();
            case HELD -> List.of(next.holds(), phrases.say("follows.held"), next.when());
            case PARTIAL -> it.counts().refused() > 0 ? next.refused() : List.of();
            case SKIPPED -> List.of(phrases.say("follows.skipped"), next.when());
        };
    }

    private List<String> cancelled() {
        List<String> all = new ArrayList<>();
        Counts counts = it.counts();
        all.add(holds());
        long open = counts.changes() - counts.acknowledged();
        if (counts.changes() > 0 && open > 0) {
            all.add(phrases.count("follows.cancelled.open", open));
        }
        if (counts.uncertain() > 0) {
            all.add(phrases.count("follows.uncertain", counts.uncertain()));
        }
        all.add(phrases.say("follows.anew"));
        all.add(when());
        return all;
    }

    private List<String> failed() {
        List<String> all = new ArrayList<>();
        all.add(holds());
        if (it.counts().uncertain() > 0) {
            all.add(phrases.count("follows.uncertain", it.counts().uncertain()));
        }
        it.failedFile().ifPresent(file -> all.add(phrases.say("follows.failed.file", file)));
        all.add(phrases.say("follows.anew"));
        all.add(when());
        return all;
    }

    private List<String> keys() {
        if (details.evidence().again()) {
            return List.of(phrases.say("follows.keys.again"));
        }
        return List.of(phrases.say("page.key.next.text", it.name()), phrases.say("follows.keys.skipped"));
    }

    private List<String> refused() {
        return List.of(phrases.say("follows.refused"));
    }

    private String holds() {
        return phrases.count("follows.holds", it.counts().presentAfter());
    }

    private String when() {
        return context.next()
                .map(when ->
                        phrases.say("follows.when", Times.of(context, phrases).moment(when)))
                .orElseGet(() -> phrases.say("follows.no.date"));
    }
}
