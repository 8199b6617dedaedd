package io.muster.web.cohorts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.imports.OperatorCommands;
import io.muster.imports.Trigger;
import io.muster.web.kit.LiveUpdates;
import io.muster.web.kit.Memoized;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.Toast;
import io.muster.web.security.SecurityFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The page of all cohorts, and what is done from its lines. */
public final class CohortListController {

    /** A little less than a beat, so that each beat sees a new look and all open pages see the same. */
    private static final Duration LOOK = Duration.ofMillis(400);

    private final CohortOverview overview;
    private final FirstCohortSetup setup;
    private final OperatorCommands commands;
    private final PageRenderer pages;
    private final LiveUpdates live;
    /** Who sees the same words: zones are few, each is a name that Java knows, and so are the languages. */
    private record Reading(ZoneId zone, Locale language) {}

    /** All open pages that read the same see the same look. */
    private final Map<Reading, Memoized<CohortListView>> looks = new ConcurrentHashMap<>();

    private final Clock clock;

    public CohortListController(
            CohortOverview overview,
            FirstCohortSetup setup,
            OperatorCommands commands,
            PageRenderer pages,
            LiveUpdates live,
            Clock clock) {
        this.overview = overview;
        this.setup = setup;
        this.commands = commands;
        this.pages = pages;
        this.live = live;
        this.clock = clock;
    }

    public void register(RoutesConfig routes) {
        routes.get("/", this::all);
        routes.sse("/live/cohorts", client -> {
            PageRenderer seen = pages.readBy(client.ctx());
            Memoized<CohortListView> look = looks.computeIfAbsent(
                    new Reading(seen.here().zone(), seen.phrases().locale()),
                    reading ->
                            new Memoized<>(() -> new CohortListPages(seen).view(overview.withUnread()), LOOK, clock));
            live.follow(client, () -> new CohortListPages(seen).parts(look.get()), seen::clock);
        });
        routes.post("/cohorts/{cohort}/imports", context -> {
            long id = commands.start(context.pathParam("cohort"), Trigger.PAGE, SecurityFilter.by(context));
            SecurityFilter.about(context, id);
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
        CohortQuery choice = CohortQuery.of(
                Optional.ofNullable(context.queryParam("show")), Optional.ofNullable(context.queryParam("q")));
        context.html(
                new CohortListPages(pages.readBy(context)).page(overview.withUnread(), overview.gone(), choice, setup));
    }
}
