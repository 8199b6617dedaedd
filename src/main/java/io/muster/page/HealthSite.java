package io.muster.page;

import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The page that says in words how the service is; {@link Health} answers machines. */
final class HealthSite {

    /** All open pages see the same look at the parts. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Shared<Checkup> checkup;
    private final Pages pages;
    private final Live live;

    HealthSite(Supplier<Checkup> checkup, Clock clock, Pages pages, Live live) {
        this.checkup = new Shared<>(checkup, LOOK, clock);
        this.pages = pages;
        this.live = live;
    }

    void register(RoutesConfig routes) {
        routes.get("/health", context -> {
            Pages seen = pages.readBy(context);
            Frame frame = seen.framed(
                            seen.say("page.section.HEALTH"),
                            Section.HEALTH,
                            Optional.of("/live/health"),
                            seen.asOf(seen.here()))
                    .withStyles("import.css");
            context.html(seen.render("page/health.jte", Map.of("frame", frame, "view", view(seen))));
        });
        routes.sse("/live/health", client -> {
            Pages seen = pages.readBy(client.ctx());
            live.follow(client, () -> changing(seen), seen::clock);
        });
    }

    private List<Live.Part> changing(Pages seen) {
        Map<String, Object> model = Map.of("frame", seen.frame("", ""), "view", view(seen));
        return List.of(
                new Live.Part("health-well", seen.render("page/healthWell.jte", model)),
                new Live.Part("health-parts", seen.render("page/healthParts.jte", model)),
                new Live.Part("health-facts", seen.render("page/healthFacts.jte", model)));
    }

    private HealthView view(Pages seen) {
        return HealthView.of(checkup.get(), seen.here());
    }
}
