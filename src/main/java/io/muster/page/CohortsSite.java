package io.muster.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.history.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The page of all cohorts, and what is done from its lines. */
final class CohortsSite {

    /** A little less than a beat, so that each beat sees a new look and all open pages see the same. */
    private static final Duration LOOK = Duration.ofMillis(400);

    private final Board board;
    private final Setup setup;
    private final Commands commands;
    private final Pages pages;
    private final Live live;
    private final Shared<CohortsView> look;

    CohortsSite(Board board, Setup setup, Commands commands, Pages pages, Live live, Clock clock) {
        this.board = board;
        this.setup = setup;
        this.commands = commands;
        this.pages = pages;
        this.live = live;
        this.look = new Shared<>(() -> pages.cohortsView(board.withUnread()), LOOK, clock);
    }

    void register(RoutesConfig routes) {
        routes.get("/", this::all);
        routes.sse("/live/cohorts", client -> {
            Pages seen = pages.seenBy(Visitors.of(client.ctx()));
            live.follow(client, () -> seen.cohortsParts(look.get()), seen::clock);
        });
        routes.post("/cohorts/{cohort}/imports", context -> {
            long id = commands.start(context.pathParam("cohort"), Trigger.PAGE, Gate.by(context));
            Gate.about(context, id);
            context.redirect("/imports/" + id, HttpStatus.SEE_OTHER);
        });
        routes.post("/cohorts/{cohort}/resume", context -> {
            String cohort = context.pathParam("cohort");
            commands.resume(cohort);
            // Back to the page that it was asked on.
            boolean own = "cohort".equals(context.formParam("on"));
            context.redirect(own ? Toast.Done.RESUMED.path(cohort) : "/", HttpStatus.SEE_OTHER);
        });
    }

    private void all(Context context) {
        Choice choice = Choice.of(
                Optional.ofNullable(context.queryParam("show")), Optional.ofNullable(context.queryParam("q")));
        context.html(pages.seenBy(Visitors.of(context)).cohortsPage(board.withUnread(), board.gone(), choice, setup));
    }
}
