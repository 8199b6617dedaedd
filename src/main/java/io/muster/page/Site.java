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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pages that people open, and the forms on them. */
final class Site {

    private final History history;
    private final Contexts contexts;
    private final Definitions definitions;
    private final Commands commands;
    private final Pages pages;
    private final Live live;

    Site(History history, Contexts contexts, Definitions definitions, Commands commands, Pages pages, Live live) {
        this.history = history;
        this.contexts = contexts;
        this.definitions = definitions;
        this.commands = commands;
        this.pages = pages;
        this.live = live;
    }

    void register(RoutesConfig routes) {
        routes.get("/imports/{id}", this::importPage);
        routes.sse("/live/imports/{id}", client -> {
            long id = id(client.ctx());
            Visitor visitor = Visitors.of(client.ctx());
            live.follow(
                    client,
                    () -> history.find(id)
                            .map(it -> pages.seenBy(visitor).importParts(it, context(it), actions(it, visitor)))
                            .orElse(List.of()),
                    pages::clock);
        });
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
        Visitor visitor = Visitors.of(context);
        context.html(pages.seenBy(visitor).importPage(it, context(it), actions(it, visitor)));
    }

    private io.muster.history.Context context(Import it) {
        return contexts.of(it, definitions.find(it.cohort()));
    }

    private Set<Action> actions(Import it, Visitor visitor) {
        EnumSet<Action> actions = EnumSet.noneOf(Action.class);
        if (!visitor.mayEdit()) {
            return actions;
        }
        if (!it.state().isFinal()) {
            actions.add(Action.CANCEL);
        } else if (definitions.find(it.cohort()).isPresent()) {
            actions.add(Action.IMPORT);
        }
        if (it.state() == ImportState.PARTIAL || it.state() == ImportState.HELD) {
            actions.add(Action.APPROVE);
        }
        return actions;
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
