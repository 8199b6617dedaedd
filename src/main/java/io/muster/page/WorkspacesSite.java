package io.muster.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.access.Role;
import io.muster.cohort.Definition;
import io.muster.definition.Definitions;
import io.muster.history.Acceptances;
import io.muster.history.Passages;
import io.muster.history.Phrases;
import io.muster.history.Sentence;
import io.muster.history.Times;
import io.muster.history.Workspaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workspaces: whether Braze takes their keys, who is in them, and how much may leave. Page and API. */
final class WorkspacesSite {

    private final Parts parts;
    private final Pages pages;
    private final Live live;

    /** What is asked for what it shows and does. */
    record Parts(
            Definitions definitions,
            Workspaces workspaces,
            Commands commands,
            Acceptances acceptances,
            Passages passages,
            Endpoints endpoints) {}

    WorkspacesSite(Parts parts, Pages pages, Live live) {
        this.parts = parts;
        this.pages = pages;
        this.live = live;
    }

    void register(RoutesConfig routes) {
        routes.get("/workspaces", context -> {
            Pages seen = pages.readBy(context);
            Frame frame = seen.framed(
                            seen.say("page.section.WORKSPACES"),
                            Section.WORKSPACES,
                            Optional.of("/live/workspaces"),
                            seen.asOf(seen.here()))
                    .withStyles("import.css");
            context.html(seen.render("page/workspaces.jte", Map.of("frame", frame, "view", view(seen))));
        });
        routes.sse("/live/workspaces", client -> {
            Pages seen = pages.readBy(client.ctx());
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

    private Endpoints.Endpoint test(Context context) {
        Endpoints.Endpoint endpoint = known(context);
        Gate.about(context, endpoint.workspace());
        parts.endpoints().test(endpoint.workspace());
        return known(context);
    }

    private void answer(Context context, boolean same) {
        String workspace = known(context).workspace();
        Gate.about(context, workspace);
        parts.commands().sameWorkspace(workspace, same, Gate.by(context).orElse("somebody on the page"));
    }

    private Endpoints.Endpoint known(Context context) {
        String name = context.pathParam("workspace");
        return parts.endpoints().all().stream()
                .filter(each -> each.workspace().equals(name))
                .findFirst()
                .orElseThrow(() -> new Commands.NoSuchThing(pages.say("workspaces.no.such")));
    }

    private List<Live.Part> changing(Pages seen) {
        WorkspacesView view = view(seen);
        Frame frame = seen.frame("", "");
        List<Live.Part> all = new ArrayList<>();
        all.add(new Live.Part("workspaces-well", seen.render("page/workspacesWell.jte", Map.of("view", view))));
        all.add(new Live.Part(
                "budget", seen.render("page/workspacesBudget.jte", Map.of("frame", frame, "view", view))));
        view.all()
                .forEach(each -> all.add(new Live.Part(
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

    private WorkspacesView view(Pages seen) {
        Phrases phrases = seen.phrases();
        Visitor visitor = seen.visitor();
        Map<String, Acceptances.Known> known = parts.acceptances().all();
        Map<String, Workspaces.Entry> stops = parts.workspaces().all();
        List<Endpoints.Endpoint> endpoints = parts.endpoints().all();
        io.muster.history.Context context = io.muster.history.Context.of(pages.time(), Optional.empty());
        List<WorkspaceView> all = endpoints.stream()
                .map(each -> {
                    Optional<Workspaces.Stopped> stop =
                            Optional.ofNullable(stops.get(each.workspace())).flatMap(Workspaces.Entry::stopped);
                    Instant refused = stop.map(Workspaces.Stopped::at).orElse(context.now());
                    return WorkspaceView.of(
                            each,
                            known.getOrDefault(each.workspace(), Acceptances.Known.nothing(each.workspace())),
                            stop,
                            Evidence.of(each.workspace(), refused, endpoints, known),
                            cohorts(each.workspace()),
                            context,
                            phrases);
                })
                .toList();
        long wrong = all.stream()
                .filter(each ->
                        each.glyph() == Glyph.OCTAGON || !each.question().isEmpty())
                .count();
        Endpoints.Budget budget = parts.endpoints().budget();
        List<Passages.Flow> flows = parts.passages().flows();
        double leaves =
                flows.stream().mapToDouble(Passages.Flow::requestsPerSecond).sum();
        return new WorkspacesView(
                wrong == 0
                        ? phrases.count("workspaces.well", all.size())
                        : phrases.count("workspaces.wrong", wrong, all.size()),
                budget(budget, leaves, context, phrases),
                budget.waitsUntil().isPresent(),
                Math.min(100, Math.round(100 * leaves / Math.max(budget.perSecond(), 0.001))),
                flows.stream()
                        .map(flow ->
                                phrases.say("budget.flow", flow.name(), Pacing.rate(flow.requestsPerSecond(), phrases)))
                        .toList(),
                all,
                visitor.mayEdit(),
                visitor.may(Role.ADMIN),
                phrases.say("page.zone", seen.here().zone().getId()));
    }

    private static Sentence budget(
            Endpoints.Budget budget, double leaves, io.muster.history.Context context, Phrases phrases) {
        return budget.waitsUntil()
                .map(until -> new Sentence(
                        phrases.say("waiting.state", Times.of(context, phrases).clock(until)),
                        phrases.say(
                                "budget.waits", String.join(", ", budget.waits().keySet()))))
                .orElseGet(() -> new Sentence(
                        phrases.say(
                                "budget.leave", Pacing.rate(leaves, phrases), Pacing.rate(budget.perSecond(), phrases)),
                        phrases.say("budget.shared")));
    }

    private List<WorkspaceView.Member> cohorts(String workspace) {
        return parts.definitions().all().stream()
                .filter(each -> each.workspace().equals(workspace))
                .sorted(Comparator.comparing(Definition::name, String.CASE_INSENSITIVE_ORDER))
                .map(each -> new WorkspaceView.Member(each.cohort(), each.name()))
                .toList();
    }

    private WorkspaceJson json(Endpoints.Endpoint endpoint) {
        return WorkspaceJson.of(
                endpoint,
                parts.acceptances()
                        .all()
                        .getOrDefault(endpoint.workspace(), Acceptances.Known.nothing(endpoint.workspace())),
                Optional.ofNullable(parts.workspaces().all().get(endpoint.workspace()))
                        .flatMap(Workspaces.Entry::stopped),
                cohorts(endpoint.workspace()).stream()
                        .map(WorkspaceView.Member::cohort)
                        .toList());
    }
}
