package io.muster.web.workspace;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.access.Role;
import io.muster.definition.DefinitionStore;
import io.muster.imports.OperatorCommands;
import io.muster.imports.query.DeliveryProgressReader;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.imports.DeliveryPace;
import io.muster.web.kit.LiveUpdates;
import io.muster.web.kit.LiveUpdates.PagePart;
import io.muster.web.kit.PageLayout;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.SiteSection;
import io.muster.web.kit.StatusIcon;
import io.muster.web.kit.Visitor;
import io.muster.web.security.SecurityFilter;
import io.muster.wording.Sentence;
import io.muster.wording.Times;
import io.muster.workspace.KeyAcceptances;
import io.muster.workspace.KeyEvidence;
import io.muster.workspace.WorkspaceEndpoints;
import io.muster.workspace.WorkspaceStore;
import io.muster.workspace.WorkspaceStore.WorkspaceEntry;
import io.muster.workspace.WorkspaceStore.WorkspaceStop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workspaces: whether Braze takes their keys, who is in them, and how much may leave. Page and API. */
public final class WorkspaceController {

    private final WorkspacePageParts parts;
    private final PageRenderer pages;
    private final LiveUpdates live;

    /** What is asked for what it shows and does. */
    public record WorkspacePageParts(
            DefinitionStore definitions,
            WorkspaceStore workspaces,
            OperatorCommands commands,
            KeyAcceptances acceptances,
            DeliveryProgressReader passages,
            WorkspaceEndpoints endpoints) {}

    public WorkspaceController(WorkspacePageParts parts, PageRenderer pages, LiveUpdates live) {
        this.parts = parts;
        this.pages = pages;
        this.live = live;
    }

    public void register(RoutesConfig routes) {
        routes.get("/workspaces", context -> {
            PageRenderer seen = pages.readBy(context);
            PageLayout frame = seen.framed(
                            seen.say("page.section.WORKSPACES"),
                            SiteSection.WORKSPACES,
                            Optional.of("/live/workspaces"),
                            seen.asOf(seen.here()))
                    .withStyles("import.css");
            context.html(seen.render("page/workspaces.jte", Map.of("frame", frame, "view", view(seen))));
        });
        routes.sse("/live/workspaces", client -> {
            PageRenderer seen = pages.readBy(client.ctx());
            live.follow(client, () -> changing(seen), seen::clock);
        });
        routes.post("/workspaces/{workspace}/test", context -> {
            test(context);
            String from = Optional.ofNullable(context.formParam("import")).orElse("");
            context.redirect(
                    from.matches("\\d{1,18}")
                            ? "/imports/" + from
                            : "/workspaces#workspace-" + context.pathParam("workspace"),
                    HttpStatus.SEE_OTHER);
        });
        routes.post("/workspaces/{workspace}/same", context -> {
            answer(context, "yes".equals(context.formParam("same")));
            context.redirect("/workspaces#workspace-" + context.pathParam("workspace"), HttpStatus.SEE_OTHER);
        });
        routes.get(
                "/api/workspaces",
                context -> context.json(Map.of(
                        "workspaces",
                        parts.endpoints().all().stream().map(this::json).toList())));
        routes.post("/api/workspaces/{workspace}/test", context -> context.json(json(test(context))));
    }

    private WorkspaceEndpoints.Endpoint test(Context context) {
        WorkspaceEndpoints.Endpoint endpoint = known(context);
        SecurityFilter.about(context, endpoint.workspace());
        parts.endpoints().test(endpoint.workspace());
        return known(context);
    }

    private void answer(Context context, boolean same) {
        String workspace = known(context).workspace();
        SecurityFilter.about(context, workspace);
        parts.commands()
                .sameWorkspace(workspace, same, SecurityFilter.by(context).orElse("somebody on the page"));
    }

    private WorkspaceEndpoints.Endpoint known(Context context) {
        String name = context.pathParam("workspace");
        return parts.endpoints().all().stream()
                .filter(each -> each.workspace().equals(name))
                .findFirst()
                .orElseThrow(() -> new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_WORKSPACE)));
    }

    private List<PagePart> changing(PageRenderer seen) {
        WorkspaceListView view = view(seen);
        PageLayout frame = seen.frame("", "");
        List<PagePart> all = new ArrayList<>();
        all.add(new PagePart("workspaces-well", seen.render("page/workspacesWell.jte", Map.of("view", view))));
        all.add(new PagePart("budget", seen.render("page/workspacesBudget.jte", Map.of("frame", frame, "view", view))));
        view.all()
                .forEach(each -> all.add(new PagePart(
                        "workspace-" + each.name(),
                        seen.render(
                                "page/workspace.jte",
                                Map.of(
                                        "frame",
                                        frame,
                                        "one",
                                        each,
                                        "mayTest",
                                        view.mayTest(),
                                        "mayAnswer",
                                        view.mayAnswer())))));
        return all;
    }

    private WorkspaceListView view(PageRenderer seen) {
        Phrases phrases = seen.phrases();
        Visitor visitor = seen.visitor();
        Map<String, KeyAcceptances.Known> known = parts.acceptances().all();
        Map<String, WorkspaceEntry> stops = parts.workspaces().all();
        List<WorkspaceEndpoints.Endpoint> endpoints = parts.endpoints().all();
        io.muster.imports.query.ImportContext context =
                io.muster.imports.query.ImportContext.of(pages.time(), Optional.empty());
        List<WorkspaceView> all = endpoints.stream()
                .map(each -> {
                    Optional<WorkspaceStop> stop =
                            Optional.ofNullable(stops.get(each.workspace())).flatMap(WorkspaceEntry::stopped);
                    Instant refused = stop.map(WorkspaceStop::at).orElse(context.now());
                    return WorkspaceView.of(
                            each,
                            known.getOrDefault(each.workspace(), KeyAcceptances.Known.nothing(each.workspace())),
                            stop,
                            KeyEvidence.of(each.workspace(), refused, endpoints, known),
                            cohorts(each.workspace()),
                            context,
                            phrases);
                })
                .toList();
        long wrong = all.stream()
                .filter(each ->
                        each.glyph() == StatusIcon.OCTAGON || !each.question().isEmpty())
                .count();
        WorkspaceEndpoints.Budget budget = parts.endpoints().budget();
        List<DeliveryProgressReader.Flow> flows = parts.passages().flows();
        double leaves = flows.stream()
                .mapToDouble(DeliveryProgressReader.Flow::requestsPerSecond)
                .sum();
        return new WorkspaceListView(
                wrong == 0
                        ? phrases.count("workspaces.well", all.size())
                        : phrases.count("workspaces.wrong", wrong, all.size()),
                budget(budget, leaves, context, phrases),
                budget.waitsUntil().isPresent(),
                Math.min(100, Math.round(100 * leaves / Math.max(budget.perSecond(), 0.001))),
                flows.stream()
                        .map(flow -> phrases.say(
                                "budget.flow", flow.name(), DeliveryPace.rate(flow.requestsPerSecond(), phrases)))
                        .toList(),
                all,
                visitor.mayEdit(),
                visitor.may(Role.ADMIN),
                phrases.say("page.zone", seen.here().zone().getId()));
    }

    private static Sentence budget(
            WorkspaceEndpoints.Budget budget,
            double leaves,
            io.muster.imports.query.ImportContext context,
            Phrases phrases) {
        return budget.waitsUntil()
                .map(until -> new Sentence(
                        phrases.say("waiting.state", Times.of(context, phrases).clock(until)),
                        phrases.say(
                                "budget.waits", String.join(", ", budget.waits().keySet()))))
                .orElseGet(() -> new Sentence(
                        phrases.say(
                                "budget.leave",
                                DeliveryPace.rate(leaves, phrases),
                                DeliveryPace.rate(budget.perSecond(), phrases)),
                        phrases.say("budget.shared")));
    }

    private List<WorkspaceView.Member> cohorts(String workspace) {
        return parts.definitions().all().stream()
                .filter(each -> each.workspace().equals(workspace))
                .sorted(Comparator.comparing(CohortDefinition::name, String.CASE_INSENSITIVE_ORDER))
                .map(each -> new WorkspaceView.Member(each.cohort(), each.name()))
                .toList();
    }

    private WorkspaceJson json(WorkspaceEndpoints.Endpoint endpoint) {
        return WorkspaceJson.of(
                endpoint,
                parts.acceptances()
                        .all()
                        .getOrDefault(endpoint.workspace(), KeyAcceptances.Known.nothing(endpoint.workspace())),
                Optional.ofNullable(parts.workspaces().all().get(endpoint.workspace()))
                        .flatMap(WorkspaceEntry::stopped),
                cohorts(endpoint.workspace()).stream()
                        .map(WorkspaceView.Member::cohort)
                        .toList());
    }
}
