package io.muster.web.imports;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.definition.DefinitionStore;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.ImportStore;
import io.muster.imports.OperatorCommands;
import io.muster.imports.Trigger;
import io.muster.imports.TypicalChange;
import io.muster.imports.query.DeliveryProgressReader;
import io.muster.imports.query.ImportContexts;
import io.muster.imports.query.NotificationReceipts;
import io.muster.ledger.plan.ParkedMembers;
import io.muster.ledger.store.RefusalCounts;
import io.muster.model.CohortDefinition;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.imports.RejectFiles.MaskedReject;
import io.muster.web.kit.LiveUpdates;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.Visitor;
import io.muster.web.security.SecurityFilter;
import io.muster.workspace.KeyAcceptances;
import io.muster.workspace.KeyEvidence;
import io.muster.workspace.WorkspaceEndpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An import's page, what is done on it, and its rejects to take away. */
public final class ImportController {

    private static final int REFUSED_SHOWN = 3;

    private final ImportPageParts parts;
    private final PageRenderer pages;
    private final LiveUpdates live;

    /** What is asked for what it shows and does. */
    public record ImportPageParts(
            DefinitionStore definitions,
            ImportStore history,
            ImportContexts contexts,
            OperatorCommands commands,
            KeyAcceptances acceptances,
            DeliveryProgressReader passages,
            NotificationReceipts told,
            RefusalCounts refusals,
            ParkedMembers parked,
            WorkspaceEndpoints endpoints,
            RejectFiles rejects) {}

    public ImportController(ImportPageParts parts, PageRenderer pages, LiveUpdates live) {
        this.parts = parts;
        this.pages = pages;
        this.live = live;
    }

    public void register(RoutesConfig routes) {
        routes.get("/imports/{id}", this::page);
        routes.sse("/live/imports/{id}", client -> {
            long id = id(client.ctx());
            Visitor visitor = Visitor.of(client.ctx());
            PageRenderer seen = pages.readBy(client.ctx());
            Examples examples = new Examples();
            live.follow(
                    client,
                    () -> parts.history()
                            .find(id)
                            .map(it -> new ImportPages(seen)
                                    .parts(it, context(it), insight(it, examples), actions(it, visitor)))
                            .orElse(List.of()),
                    seen::clock);
        });
        routes.get("/imports/{id}/rejects.csv", this::rejects);
        routes.post(
                "/imports/{id}/approve",
                context ->
                        see(context, parts.commands().approve(id(context), Trigger.PAGE, SecurityFilter.by(context))));
        routes.get("/imports/{id}/cancel", this::ask);
        routes.post("/imports/{id}/cancel", context -> {
            parts.commands().cancel(id(context), SecurityFilter.by(context).orElse("somebody on the page"));
            see(context, id(context));
        });
    }

    /** Leads to an import, and says in the audit that it is what the action was about. */
    static void see(Context context, long id) {
        SecurityFilter.about(context, id);
        context.redirect("/imports/" + id, HttpStatus.SEE_OTHER);
    }

    private void page(Context context) {
        Import it = find(context);
        Visitor visitor = Visitor.of(context);
        context.html(new ImportPages(pages.readBy(context))
                .page(it, context(it), insight(it, new Examples()), actions(it, visitor)));
    }

    private void ask(Context context) {
        Import it = find(context);
        if (it.state().isFinal()) {
            // Nothing is left to cancel; its page says how it ended.
            context.redirect("/imports/" + it.id(), HttpStatus.SEE_OTHER);
            return;
        }
        context.html(new ImportPages(pages.readBy(context)).cancel(it, context(it), actions(it, Visitor.of(context))));
    }

    private void rejects(Context context) throws IOException {
        Import it = find(context);
        Path file = parts.rejects()
                .file(it.cohort(), it.id())
                .orElseThrow(() -> new OperatorCommands.NoSuchThing(Reason.of(
                        it.counts().rejected() == 0 ? ReasonCode.NO_ROWS_SKIPPED : ReasonCode.NO_REJECTS_KEPT,
                        Long.toString(it.id()))));
        try {
            // Javalin sends it piece by piece and closes it.
            context.result(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_REJECTS_KEPT, Long.toString(it.id())));
        }
        context.contentType("text/csv; charset=utf-8");
        context.header(
                "Content-Disposition", "attachment; filename=\"" + it.cohort() + "-" + it.id() + "-left-out.csv\"");
    }

    /** Everything but what is the same for as long as the page is open is looked up again. */
    private ImportDetails insight(Import it, Examples examples) {
        boolean asks = it.state() == ImportState.HELD || it.state() == ImportState.PARTIAL;
        boolean running = it.state() == ImportState.RUNNING;
        return new ImportDetails(
                asks
                        ? TypicalChange.of(parts.history().of(it.cohort(), TypicalChange.LOOKS_BACK * 2, it.id()))
                        : TypicalChange.UNKNOWN,
                parts.passages().of(it),
                it.fault().stopsWorkspace() ? evidence(it) : KeyEvidence.NONE,
                parts.rejects().file(it.cohort(), it.id()).isPresent(),
                examples.of(it, this::examples),
                it.counts().refused() > 0 ? parts.refusals().of(it.id(), REFUSED_SHOWN) : List.of(),
                asks ? parts.parked().of(it.id()) : List.of(),
                it.state().isFinal() ? parts.told().of(it.id()) : Optional.empty(),
                running ? parts.endpoints().budget() : WorkspaceEndpoints.Budget.UNKNOWN,
                running ? parts.passages().flows() : List.of());
    }

    private KeyEvidence evidence(Import it) {
        Instant refused = it.finishedAt().orElse(it.queuedAt());
        return KeyEvidence.of(
                it.workspace(),
                refused,
                parts.endpoints().all(),
                parts.acceptances().all());
    }

    private Map<String, List<MaskedReject>> examples(Import it) {
        List<String> columns = new ArrayList<>();
        parts.definitions().find(it.cohort()).map(CohortDefinition::match).ifPresent(match -> {
            match.externalId().ifPresent(columns::add);
            match.aliases().forEach(alias -> columns.add(alias.column()));
            match.deviceId().ifPresent(columns::add);
            match.lookup().ifPresent(lookup -> columns.add(lookup.key()));
        });
        return parts.rejects().examples(it.cohort(), it.id(), columns);
    }

    /** A rejects file is written once, so an open page reads it once. */
    private static final class Examples {
        private Optional<Map<String, List<MaskedReject>>> found = Optional.empty();

        Map<String, List<MaskedReject>> of(Import it, Function<Import, Map<String, List<MaskedReject>>> read) {
            if (!it.state().isFinal() || it.counts().rejected() == 0) {
                return Map.of();
            }
            if (found.isEmpty()) {
                found = Optional.of(read.apply(it));
            }
            return found.get();
        }
    }

    private io.muster.imports.query.ImportContext context(Import it) {
        return parts.contexts().of(it, parts.definitions().find(it.cohort()));
    }

    private Set<ImportAction> actions(Import it, Visitor visitor) {
        EnumSet<ImportAction> actions = EnumSet.noneOf(ImportAction.class);
        if (!visitor.mayEdit()) {
            return actions;
        }
        actions.add(ImportAction.DOWNLOAD);
        actions.add(ImportAction.TEST);
        if (!it.state().isFinal()) {
            actions.add(ImportAction.CANCEL);
        } else if (parts.definitions().find(it.cohort()).isPresent()) {
            actions.add(ImportAction.IMPORT);
        }
        if (it.state() == ImportState.PARTIAL || it.state() == ImportState.HELD) {
            actions.add(ImportAction.APPROVE);
        }
        return actions;
    }

    private Import find(Context context) {
        return parts.history()
                .find(id(context))
                .orElseThrow(() -> new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_IMPORT)));
    }

    private static long id(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("\\d{1,18}")) {
            throw new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_IMPORT));
        }
        return Long.parseLong(id);
    }
}
