package io.muster.notify.message;

import io.muster.definition.DefinitionReader;
import io.muster.definition.DefinitionStore;
import io.muster.definition.ReadResult;
import io.muster.imports.Import;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContexts;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Further;
import io.muster.notify.NotificationChannels;
import io.muster.notify.NotificationKind;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.function.Function;

/** What the routes ask when an import has ended, and when what it kept back still waits. */
public final class ImportNotifications {

    private final ImportStore imports;
    private final ImportContexts contexts;
    private final DefinitionStore definitions;
    private final MessageWriter writer;
    private final NotificationChannels channels;
    private final Function<String, Further> further;
    private final DefinitionReader reader = new DefinitionReader();

    /** @param further whom the page names beside a cohort's definition */
    public ImportNotifications(
            ImportStore imports,
            ImportContexts contexts,
            DefinitionStore definitions,
            MessageWriter writer,
            NotificationChannels channels,
            Function<String, Further> further) {
        this.imports = imports;
        this.contexts = contexts;
        this.definitions = definitions;
        this.writer = writer;
        this.channels = channels;
        this.further = further;
    }

    /** Keeps what tells of an ended import, for whom the definition named when it ran. Told again it is kept once. */
    public void tell(long importId) {
        Import it = imports.find(importId).orElseThrow();
        asItRan(it)
                .filter(definition -> channels.reach(definition, NotificationKind.IMPORT))
                .flatMap(definition -> writer.ofEnd(it, definition, contexts.of(it, Optional.of(definition))))
                .ifPresent(channels::tell);
    }

    /**
     * Keeps what reminds of an import's parked changes, for whom the definition names now.
     *
     * @param day how many days after its end
     * @param since when something of the cohort was kept back first
     */
    public void remind(long importId, int day, Timestamp since) {
        Import it = imports.find(importId).orElseThrow();
        definitions
                .find(it.cohort())
                .map(definition -> definition.tellingAlso(further.apply(it.cohort())))
                .filter(definition -> channels.reach(definition, NotificationKind.REMINDER))
                .map(definition -> writer.ofReminder(
                        it, definition, contexts.of(it, Optional.of(definition)), day, since.toInstant()))
                .ifPresent(channels::tell);
    }

    private Optional<CohortDefinition> asItRan(Import it) {
        return imports.definitionOf(it.id())
                .filter(text -> !text.isEmpty())
                .flatMap(text -> reader.read(it.cohort() + ".yaml", text) instanceof ReadResult.ValidDefinition right
                        ? Optional.of(right.definition().tellingAlso(further.apply(it.cohort())))
                        : Optional.empty());
    }
}
