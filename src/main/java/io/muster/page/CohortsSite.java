package io.muster.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.history.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The page of all cohorts, and what is done from its lines. */
final class CohortsSite {

    /** A little less than a beat, so that each beat sees a new look and all open pages see the same. */
    private static final Duration LOOK = Duration.ofMillis(400);

    private final Board board;
    private final Setup setup;
    private final Commands commands;
    private final Pages pages;
    private final Live live;
    /** All open pages of one zone see the same look. Zones are few, and each is a name that Java knows. */
    private final Map<ZoneId, Shared<CohortsView>> looks = new ConcurrentHashMap<>();

    private final Clock clock;

    CohortsSite(Board board, Setup setup, Commands commands, Pages pages, Live live, Clock clock) {
        this.board = board;
        this.setup = setup;
        this.commands = commands;
        this.pages = pages;
        this.live = live;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.get("/", this::all);
        routes.sse("/live/cohorts", client -> {
            Pages seen = pages.readBy(client.ctx());
            Shared<CohortsView> look = looks.computeIfAbsent(
                    seen.here().zone(),
                    zone -> new Shared<>(() -> new CohortListPages(seen).view(board.withUnread()), LOOK, clock));
            live.follow(client, () -> new CohortListPages(seen).parts(look.get()), seen::clock);
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
        context.html(new CohortListPages(pages.readBy(context)).page(board.withUnread(), board.gone(), choice, setup));
    }
}
