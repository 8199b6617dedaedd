package io.muster.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.muster.access.Role;
import io.muster.history.History;
import io.muster.history.Import;
import io.muster.history.Trigger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The API of surface.md, <i>API</i>: JSON in UTF-8, times in UTC, errors as RFC 9457 has them. */
final class Api {

    private static final int MOST_IMPORTS = 500;

    private final Board board;
    private final History history;
    private final Commands commands;
    private final ScheduleApi schedules;
    private final NoticesApi notices;

    Api(Board board, History history, Commands commands, ScheduleApi schedules, NoticesApi notices) {
        this.board = board;
        this.history = history;
        this.commands = commands;
        this.schedules = schedules;
        this.notices = notices;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/cohorts", this::cohorts);
        routes.get("/api/cohorts/{cohort}", this::cohort);
        routes.get("/api/cohorts/{cohort}/imports", this::imports);
        routes.post(
                "/api/cohorts/{cohort}/imports",
                context ->
                        started(context, commands.start(context.pathParam("cohort"), Trigger.API, Gate.by(context))));
        routes.post("/api/cohorts/{cohort}/pause", this::pause);
        routes.post("/api/cohorts/{cohort}/resume", context -> {
            commands.resume(context.pathParam("cohort"));
            accepted(context, Map.of("cohort", context.pathParam("cohort")));
        });
        routes.post(
                "/api/cohorts/{cohort}/resync",
                context ->
                        started(context, commands.resync(context.pathParam("cohort"), Trigger.API, Gate.by(context))));
        routes.post("/api/cohorts/{cohort}/trust", context -> {
            commands.trust(context.pathParam("cohort"));
            accepted(context, Map.of("cohort", context.pathParam("cohort")));
        });
        routes.post("/api/cohorts/{cohort}/set-aside", context -> {
            commands.setAside(context.pathParam("cohort"), Gate.by(context).orElse("the API"));
            accepted(context, Map.of("cohort", context.pathParam("cohort")));
        });
        routes.post(
                "/api/cohorts/{cohort}/refresh",
                context ->
                        started(context, commands.refresh(context.pathParam("cohort"), Trigger.API, Gate.by(context))));
        routes.post(
                "/api/cohorts/{cohort}/retire",
                context ->
                        started(context, commands.retire(context.pathParam("cohort"), Trigger.API, Gate.by(context))));
        routes.post(
                "/api/cohorts/{cohort}/retry-refused",
                context -> started(
                        context, commands.retryRefused(context.pathParam("cohort"), Trigger.API, Gate.by(context))));
        routes.post("/api/workspaces/{workspace}/same", context -> sameWorkspace(context, true));
        routes.post("/api/workspaces/{workspace}/another", context -> sameWorkspace(context, false));
        routes.get("/api/imports/{id}", context -> context.json(ImportJson.of(find(context))));
        routes.post("/api/imports/{id}/cancel", context -> {
            commands.cancel(find(context).id(), Gate.by(context).orElse("the API"));
            started(context, find(context).id());
        });
        routes.post(
                "/api/imports/{id}/approve",
                context -> started(context, commands.approve(find(context).id(), Trigger.API, Gate.by(context))));
    }

    private void cohorts(Context context) {
        Map<String, Map<String, Object>> starts = schedules.all();
        Map<String, Instant> overdue = notices.overdue();
        context.json(Map.of(
                "cohorts",
                board.withUnread().stream()
                        .map(line -> json(line, Optional.ofNullable(starts.get(line.cohort())), overdue))
                        .toList()));
    }

    private void cohort(Context context) {
        CohortLine line = board.oneOrUnread(context.pathParam("cohort")).orElseGet(() -> known(context));
        Map<String, Object> json = json(line, schedules.brief(line.cohort()), notices.overdue());
        line.context().definition().ifPresent(definition -> {
            json.put("notify", NoticesApi.settings(definition.notice()));
            boolean seesAll = Visitor.of(context).may(Role.ADMIN);
            json.put("definition", seesAll ? definition.text() : HiddenUrls.in(definition.text()));
        });
        line.problem().ifPresent(problem -> json.put("problem", problem));
        context.json(json);
    }

    private void imports(Context context) {
        CohortLine line = known(context);
        int limit = (int) Math.min(MOST_IMPORTS, Math.max(1, QueryParameters.number(context, "limit", 50)));
        List<ImportJson> imports =
                history.of(line.cohort(), limit, QueryParameters.number(context, "before", Long.MAX_VALUE)).stream()
                        .map(ImportJson::of)
                        .toList();
        context.json(Map.of("imports", imports));
    }

    private void pause(Context context) {
        String why = Commands.why(Optional.ofNullable(context.queryParam("why")));
        commands.pause(context.pathParam("cohort"), Gate.by(context).orElse("the API"), why);
        accepted(context, Map.of("cohort", context.pathParam("cohort")));
    }

    private void sameWorkspace(Context context, boolean same) {
        String workspace = context.pathParam("workspace");
        commands.sameWorkspace(workspace, same, Gate.by(context).orElse("the API"));
        accepted(context, Map.of("workspace", workspace));
    }

    private void started(Context context, long id) {
        Import it = history.find(id).orElseThrow();
        Gate.about(context, id);
        accepted(context, Map.of("id", Long.toString(id), "state", it.state().name()));
    }

    private static void accepted(Context context, Object body) {
        context.status(202);
        context.json(body);
    }

    private CohortLine known(Context context) {
        String cohort = context.pathParam("cohort");
        return board.one(cohort)
                .orElseThrow(() -> new Commands.NoSuchThing("There is no cohort " + shown(cohort) + "."));
    }

    private Import find(Context context) {
        String id = context.pathParam("id");
        return (id.matches("\\d{1,18}") ? history.find(Long.parseLong(id)) : Optional.<Import>empty())
                .orElseThrow(() -> new Commands.NoSuchThing("There is no import " + shown(id) + "."));
    }

    private static String shown(String name) {
        return name.length() > 64 ? name.substring(0, 64) + "…" : name;
    }

    private static Map<String, Object> json(
            CohortLine line, Optional<Map<String, Object>> schedule, Map<String, Instant> overdue) {
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
