package io.muster.web.health;

import io.muster.definition.DefinitionStore;
import io.muster.ledger.store.RestoreDetector;
import io.muster.model.HealthReport;
import io.muster.model.HealthReport.HealthState;
import io.muster.model.HealthReport.Item;
import io.muster.model.ProductVersion;
import io.muster.notify.OutboxBacklog;
import io.muster.notify.RefusedRecipients;
import io.muster.settings.Settings;
import io.muster.workspace.KeyAcceptances;
import io.muster.workspace.WorkspaceEndpoints;
import io.muster.workspace.WorkspaceStore;
import io.muster.workspace.WorkspaceStore.WorkspaceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;

/** Looks at all parts of the service, for the page that says how it is. May be shared between threads. */
public final class HealthChecks {

    private final Settings settings;
    private final DataSource database;
    private final DefinitionStore definitions;
    private final WorkspaceStore workspaces;
    private final KeyAcceptances acceptances;
    private final WorkspaceEndpoints endpoints;
    private final Supplier<List<Item>> routes;
    private final Supplier<List<Item>> inbox;
    private final Supplier<List<Item>> sources;
    private final Supplier<List<Item>> access;
    private final Supplier<Item> disk;
    private final String node;
    private final Instant since;

    /**
     * @param routes what is to be said of Camel's routes
     * @param inbox what is to be said of the files in it
     * @param disk what is to be said of the data folder
     * @param access what is to be said of who may come in
     * @param sources what is to be said of the users that queries run as
     */
    public HealthChecks(
            Settings settings,
            DataSource database,
            DefinitionStore definitions,
            WorkspaceStore workspaces,
            KeyAcceptances acceptances,
            WorkspaceEndpoints endpoints,
            Supplier<List<Item>> routes,
            Supplier<List<Item>> inbox,
            Supplier<List<Item>> sources,
            Supplier<List<Item>> access,
            Supplier<Item> disk,
            String node,
            Instant since) {
        this.settings = settings;
        this.database = database;
        this.definitions = definitions;
        this.workspaces = workspaces;
        this.acceptances = acceptances;
        this.endpoints = endpoints;
        this.routes = routes;
        this.inbox = inbox;
        this.sources = sources;
        this.access = access;
        this.disk = disk;
        this.node = node;
        this.since = since;
    }

    public HealthReport now() {
        List<Item> items = new ArrayList<>();
        try {
            OutboxBacklog mails = OutboxBacklog.ofMails(database);
            OutboxBacklog webhooks = OutboxBacklog.ofWebhooks(database);
            items.add(ourDatabase());
            items.addAll(behind());
            items.addAll(routes.get());
            items.addAll(workspaces());
            items.addAll(mails(mails));
            RefusedRecipients refused = RefusedRecipients.of(database);
            refused.last()
                    .ifPresent(last -> items.add(Item.of(
                            "mail",
                            HealthState.DEGRADED,
                            "mail.refused",
                            refused.count(),
                            last,
                            String.join(", ", refused.cohorts()))));
            items.addAll(stuck("webhooks", webhooks));
        } catch (DataAccessException e) {
            items.add(Item.of("database", HealthState.DOWN, "database.down"));
            items.addAll(routes.get());
        }
        items.add(definitions());
        items.addAll(inbox.get());
        items.addAll(sources.get());
        items.addAll(access.get());
        items.add(disk.get());
        return new HealthReport(items, ProductVersion.current(), node, since);
    }

    private Item ourDatabase() {
        return settings.database().url().isPresent()
                ? Item.of("database", HealthState.UP, "database")
                : Item.of("database", HealthState.UP, "database.embedded", settings.data() + "/postgres");
    }

    private List<Item> behind() {
        int behind = new RestoreDetector(database).behind();
        return behind == 0 ? List.of() : List.of(Item.of("ledger", HealthState.DEGRADED, "ledger.behind", behind));
    }

    private List<Item> workspaces() {
        List<Item> items = new ArrayList<>();
        Map<String, WorkspaceEntry> stops = workspaces.all();
        Map<String, KeyAcceptances.Known> known = acceptances.all();
        for (WorkspaceEndpoints.Endpoint each : endpoints.all()) {
            String name = each.workspace();
            Optional<KeyAcceptances.Tested> test =
                    known.getOrDefault(name, KeyAcceptances.Known.nothing(name)).tested();
            OptionalInt status = test.map(KeyAcceptances.Tested::status).orElse(OptionalInt.empty());
            if (stops.containsKey(name) && stops.get(name).stopped().isPresent()) {
                items.add(Item.of("workspaces", HealthState.DEGRADED, "workspace.stopped", name));
            } else if (test.flatMap(KeyAcceptances.Tested::stranger).isPresent()) {
                items.add(Item.of("workspaces", HealthState.DEGRADED, "workspace.stranger", name));
            } else if (status.isPresent() && List.of(401, 403, 404).contains(status.getAsInt())) {
                items.add(Item.of("workspaces", HealthState.DEGRADED, "workspace.refused", name));
            }
        }
        endpoints
                .budget()
                .waits()
                .forEach((endpoint, until) ->
                        items.add(Item.of("workspaces", HealthState.WAITING, "workspace.limit", until, endpoint)));
        return items.isEmpty()
                ? List.of(Item.of(
                        "workspaces",
                        HealthState.UP,
                        "workspaces",
                        endpoints.all().size()))
                : items;
    }

    private List<Item> mails(OutboxBacklog mails) {
        List<Item> stuck = stuck("mail", mails);
        if (!stuck.isEmpty()) {
            return stuck;
        }
        return List.of(
                settings.mail().host().isPresent()
                        ? Item.of(
                                "mail",
                                HealthState.UP,
                                "mail",
                                settings.mail().host().get())
                        : Item.of("mail", HealthState.UP, "mail.outbox", settings.data() + "/outbox"));
    }

    /** What does not leave, and what is tried no more; nothing where all is well. */
    private static List<Item> stuck(String part, OutboxBacklog backlog) {
        List<Item> items = new ArrayList<>();
        String why = backlog.problem().orElse("");
        String cohorts = String.join(", ", backlog.cohorts());
        backlog.since()
                .ifPresent(since -> items.add(Item.of(
                        part, HealthState.DEGRADED, part + ".problem", backlog.failing(), since, why, cohorts)));
        backlog.givenUpLast()
                .ifPresent(last -> items.add(Item.of(
                        part,
                        backlog.mended() ? HealthState.WAITING : HealthState.DEGRADED,
                        part + (backlog.mended() ? ".mended" : ".given.up"),
                        backlog.givenUp(),
                        last,
                        why,
                        cohorts)));
        return items;
    }

    private Item definitions() {
        int broken = definitions.invalid().size();
        return broken == 0
                ? Item.of(
                        "definitions",
                        HealthState.UP,
                        "definitions",
                        definitions.all().size())
                : Item.of(
                        "definitions",
                        HealthState.DEGRADED,
                        "definitions.broken",
                        broken,
                        settings.cohorts().toString());
    }
}
