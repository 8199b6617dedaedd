package io.muster.web.health;

import io.javalin.config.RoutesConfig;
import io.muster.model.HealthReport;
import io.muster.web.kit.LiveUpdates;
import io.muster.web.kit.LiveUpdates.PagePart;
import io.muster.web.kit.Memoized;
import io.muster.web.kit.PageLayout;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.SiteSection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The page that says in words how the service is; {@link HealthEndpoint} answers machines. */
public final class HealthController {

    /** All open pages see the same look at the parts. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Memoized<HealthReport> checkup;
    private final PageRenderer pages;
    private final LiveUpdates live;

    public HealthController(Supplier<HealthReport> checkup, Clock clock, PageRenderer pages, LiveUpdates live) {
        this.checkup = new Memoized<>(checkup, LOOK, clock);
        this.pages = pages;
        this.live = live;
    }

    public void register(RoutesConfig routes) {
        routes.get("/health", context -> {
            PageRenderer seen = pages.readBy(context);
            PageLayout frame = seen.framed(
                            seen.say("page.section.HEALTH"),
                            SiteSection.HEALTH,
                            Optional.of("/live/health"),
                            seen.asOf(seen.here()))
                    .withStyles("import.css");
            context.html(seen.render("page/health.jte", Map.of("frame", frame, "view", view(seen))));
        });
        routes.sse("/live/health", client -> {
            PageRenderer seen = pages.readBy(client.ctx());
            live.follow(client, () -> changing(seen), seen::clock);
        });
    }

    private List<PagePart> changing(PageRenderer seen) {
        Map<String, Object> model = Map.of("frame", seen.frame("", ""), "view", view(seen));
        return List.of(
                new PagePart("health-well", seen.render("page/healthWell.jte", model)),
                new PagePart("health-parts", seen.render("page/healthParts.jte", model)),
                new PagePart("health-facts", seen.render("page/healthFacts.jte", model)));
    }

    private HealthView view(PageRenderer seen) {
        return HealthView.of(checkup.get(), seen.here());
    }
}
