package io.muster.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.definition.Definitions;
import io.muster.history.Contexts;
import io.muster.history.History;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** The pages that people open, and the forms on them. */
final class Site {

    private static final Map<String, String> ASSETS =
            Map.of("muster.css", "text/css; charset=utf-8", "muster.svg", "image/svg+xml");

    private final Board board;
    private final History history;
    private final Contexts contexts;
    private final Definitions definitions;
    private final Commands commands;
    private final Pages pages;

    Site(Board board, History history, Contexts contexts, Definitions definitions, Commands commands, Pages pages) {
        this.board = board;
        this.history = history;
        this.contexts = contexts;
        this.definitions = definitions;
        this.commands = commands;
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.get(
                "/", context -> context.html(pages.seenBy(Visitors.of(context)).cohortsPage(board.all())));
        routes.get("/imports/{id}", this::importPage);
        routes.get("/assets/{name}", this::asset);
        routes.post(
                "/cohorts/{cohort}/imports",
                context -> see(context, commands.start(context.pathParam("cohort"), Trigger.PAGE, Gate.by(context))));
        routes.post(
                "/imports/{id}/approve",
                context -> see(context, commands.approve(id(context), Trigger.PAGE, Gate.by(context))));
        routes.post("/imports/{id}/cancel", context -> {
            commands.cancel(id(context), Gate.by(context).orElse("somebody on the page"));
            see(context, id(context));
        });
    }

    private void importPage(Context context) {
        Optional<Import> found = history.find(id(context));
        if (found.isEmpty()) {
            context.status(404);
            context.html(pages.seenBy(Visitors.of(context))
                    .notFound("There is no such import. Its number may be mistyped."));
            return;
        }
        Import it = found.get();
        EnumSet<Action> actions = EnumSet.noneOf(Action.class);
        if (!it.state().isFinal()) {
            actions.add(Action.CANCEL);
        } else if (definitions.find(it.cohort()).isPresent()) {
            actions.add(Action.IMPORT);
        }
        if (it.state() == ImportState.PARTIAL || it.state() == ImportState.HELD) {
            actions.add(Action.APPROVE);
        }
        if (!Visitors.of(context).mayEdit()) {
            actions.clear();
        }
        context.html(pages.seenBy(Visitors.of(context))
                .importPage(it, contexts.of(it, definitions.find(it.cohort())), actions));
    }

    private void asset(Context context) throws IOException {
        String name = context.pathParam("name");
        String type = ASSETS.get(name);
        if (type == null) {
            throw new Commands.NoSuchThing("There is no such file.");
        }
        try (InputStream in = Site.class.getResourceAsStream("/assets/" + name)) {
            if (in == null) {
                throw new Commands.NoSuchThing("There is no such file.");
            }
            context.contentType(type);
            context.header("Cache-Control", "no-cache");
            context.result(in.readAllBytes());
        }
    }

    private static void see(Context context, long id) {
        Gate.about(context, id);
        context.redirect("/imports/" + id, HttpStatus.SEE_OTHER);
    }

    private static long id(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("\\d{1,18}")) {
            throw new Commands.NoSuchThing("There is no such import.");
        }
        return Long.parseLong(id);
    }
}
