package io.muster.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.muster.access.Role;
import io.muster.imports.Import;
import io.muster.imports.ImportJson;
import io.muster.imports.ImportStore;
import io.muster.imports.OperatorCommands;
import io.muster.imports.Trigger;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.web.cohort.HiddenUrls;
import io.muster.web.cohorts.CohortOverview;
import io.muster.web.cohorts.CohortSummary;
import io.muster.web.kit.QueryParameters;
import io.muster.web.kit.Visitor;
import io.muster.web.schedule.ScheduleApi;
import io.muster.web.security.SecurityFilter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The API of docs/api.md: JSON in UTF-8, times in UTC, errors as RFC 9457 has them. */
public final class CohortApi {

    private static final int MOST_IMPORTS = 500;

    private final CohortOverview overview;
    private final ImportStore history;
    private final OperatorCommands commands;
    private final ScheduleApi schedules;
    private final NotificationsApi notices;

    public CohortApi(
            CohortOverview overview,
            ImportStore history,
            OperatorCommands commands,
            ScheduleApi schedules,
            NotificationsApi notices) {
        this.overview = overview;
        this.history = history;
        this.commands = commands;
        this.schedules = schedules;
        this.notices = notices;
    }

    public void register(RoutesConfig routes) {
        routes.get("/api/cohorts", this::cohorts);
        routes.get("/api/cohorts/{cohort}", this::cohort);
        routes.get("/api/cohorts/{cohort}/imports", this::imports);
        routes.post(
                "/api/cohorts/{cohort}/imports",
                context -> started(
                        context, commands.start(context.pathParam("cohort"), Trigger.API, SecurityFilter.by(context))));
        routes.post("/api/cohorts/{cohort}/pause", this::pause);
        routes.post("/api/cohorts/{cohort}/resume", context -> {
            commands.resume(context.pathParam("cohort"));
            accepted(context, Map.of("cohort", context.pathParam("cohort")));
        });
        routes.post(
                "/api/cohorts/{cohort}/resync",
                context -> started(
                        context,
                        commands.resync(context.pathParam("cohort"), Trigger.API, SecurityFilter.by(context))));
        routes.post("/api/cohorts/{cohort}/trust", context -> {
            commands.trust(context.pathParam("cohort"));
            accepted(context, Map.of("cohort", context.pathParam("cohort")));
        });
        routes.post("/api/cohorts/{cohort}/set-aside", context -> {
            commands.setAside(
                    context.pathParam("cohort"), SecurityFilter.by(context).orElse("the API"));
            accepted(context, Map.of("cohort", context.pathParam("cohort")));
        });
        routes.post(
                "/api/cohorts/{cohort}/refresh",
                context -> started(
                        context,
                        commands.refresh(context.pathParam("cohort"), Trigger.API, SecurityFilter.by(context))));
        routes.post(
                "/api/cohorts/{cohort}/retire",
                context -> started(
                        context,
                        commands.retire(context.pathParam("cohort"), Trigger.API, SecurityFilter.by(context))));
        routes.post(
                "/api/cohorts/{cohort}/retry-refused",
                context -> started(
                        context,
                        commands.retryRefused(context.pathParam("cohort"), Trigger.API, SecurityFilter.by(context))));
        routes.post("/api/workspaces/{workspace}/same", context -> sameWorkspace(context, true));
        routes.post("/api/workspaces/{workspace}/another", context -> sameWorkspace(context, false));
        routes.get("/api/imports/{id}", context -> context.json(ImportJson.of(find(context))));
        routes.post("/api/imports/{id}/cancel", context -> {
            commands.cancel(find(context).id(), SecurityFilter.by(context).orElse("the API"));
            started(context, find(context).id());
        });
        routes.post(
                "/api/imports/{id}/approve",
                context -> started(
                        context, commands.approve(find(context).id(), Trigger.API, SecurityFilter.by(context))));
    }

    private void cohorts(Context context) {
        Map<String, Map<String, Object>> starts = schedules.all();
        Map<String, Instant> overdue = notices.overdue();
        context.json(Map.of(
                "cohorts",
                overview.withUnread().stream()
                        .map(line -> json(line, Optional.ofNullable(starts.get(line.cohort())), overdue))
                        .toList()));
    }

    private void cohort(Context context) {
        CohortSummary line = overview.oneOrUnread(context.pathParam("cohort")).orElseGet(() -> known(context));
        Map<String, Object> json = json(line, schedules.brief(line.cohort()), notices.overdue());
        line.context().definition().ifPresent(definition -> {
            json.put("notify", NotificationsApi.settings(definition.notice()));
            boolean seesAll = Visitor.of(context).may(Role.ADMIN);
            json.put("definition", seesAll ? definition.text() : HiddenUrls.in(definition.text()));
        });
        line.problem().ifPresent(problem -> {
            json.put("problem", problem.sentence());
            json.put("problemCode", problem.code().name());
        });
        context.json(json);
    }

    private void imports(Context context) {
        CohortSummary line = known(context);
        int limit = (int) Math.min(MOST_IMPORTS, Math.max(1, QueryParameters.number(context, "limit", 50)));
        List<ImportJson> imports =
                history.of(line.cohort(), limit, QueryParameters.number(context, "before", Long.MAX_VALUE)).stream()
                        .map(ImportJson::of)
                        .toList();
        context.json(Map.of("imports", imports));
    }

    private void pause(Context context) {
        String why = OperatorCommands.why(Optional.ofNullable(context.queryParam("why")));
        commands.pause(context.pathParam("cohort"), SecurityFilter.by(context).orElse("the API"), why);
        accepted(context, Map.of("cohort", context.pathParam("cohort")));
    }

    private void sameWorkspace(Context context, boolean same) {
        String workspace = context.pathParam("workspace");
        commands.sameWorkspace(workspace, same, SecurityFilter.by(context).orElse("the API"));
        accepted(context, Map.of("workspace", workspace));
    }

    private void started(Context context, long id) {
        Import it = history.find(id).orElseThrow();
        SecurityFilter.about(context, id);
        accepted(context, Map.of("id", Long.toString(id), "state", it.state().name()));
    }

    private static void accepted(Context context, Object body) {
        context.status(202);
        context.json(body);
    }

    private CohortSummary known(Context context) {
        String cohort = context.pathParam("cohort");
        return overview.one(cohort)
                .orElseThrow(
                        () -> new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_COHORT_NAMED, shown(cohort))));
    }

    private Import find(Context context) {
        String id = context.pathParam("id");
        return (id.matches("\\d{1,18}") ? history.find(Long.parseLong(id)) : Optional.<Import>empty())
                .orElseThrow(
                        () -> new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_IMPORT_NUMBERED, shown(id))));
    }

    private static String shown(String name) {
        return name.length() > 64 ? name.substring(0, 64) + "…" : name;
    }

    private static Map<String, Object> json(
            CohortSummary line, Optional<Map<String, Object>> schedule, Map<String, Instant> overdue) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cohort", line.cohort());
        json.put("name", line.name());
        boolean read = line.context().definition().isPresent();
        json.put("workspace", read ? line.workspace() : null);
        json.put("source", read ? line.source().name().toLowerCase(Locale.ROOT) : null);
        json.put("present", line.present());
        json.put("state", line.state().name());
        json.put("lastImport", line.lastImport().map(ImportJson::of).orElse(null));
        json.put("schedule", schedule.orElse(null));
        json.put("overdueSince", overdue.get(line.cohort()));
        return json;
    }
}
