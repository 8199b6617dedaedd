package io.muster.page;

import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.Phrases;
import io.muster.history.Wording;
import io.muster.history.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an import's page shows. Public for the templates only. */
public record ImportView(
        Import it,
        String id,
        Wording wording,
        Glyph glyph,
        Optional<Decision> decision,
        List<Cause> causes,
        List<Step> steps,
        Optional<Progress> progress,
        Sheet sheet,
        boolean mayImport,
        boolean mayCancel) {

    static ImportView of(Import it, Context context, Phrases phrases, Set<Action> actions) {
        Wording wording = new Words(phrases).of(it, context);
        boolean stopped = it.fault() == Import.Fault.KEYS;
        return new ImportView(
                it,
                // Not grouped: it is a name, not a number.
                Long.toString(it.id()),
                wording,
                Glyph.of(wording.tone(), it),
                Decision.of(it, context, phrases, actions.contains(Action.APPROVE)),
                stopped ? Cause.all(context, phrases) : List.of(),
                Steps.of(it, phrases),
                Progress.of(it, phrases),
                Sheet.of(it, context, phrases),
                actions.contains(Action.IMPORT) && it.state().isFinal(),
                actions.contains(Action.CANCEL) && !it.state().isFinal());
    }
}
