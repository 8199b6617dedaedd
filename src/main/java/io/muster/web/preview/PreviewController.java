package io.muster.web.preview;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.muster.imports.Preview;
import io.muster.web.kit.LiveUpdates;
import io.muster.web.kit.LiveUpdates.PagePart;
import io.muster.web.kit.PageLayout;
import io.muster.web.kit.PageRenderer;
import io.muster.web.kit.SiteSection;
import io.muster.web.security.SecurityFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an import would do, as a page and as an API. */
public final class PreviewController {

    private final PreviewReader previewReader;
    private final PageRenderer pages;
    private final LiveUpdates live;

    public PreviewController(PreviewReader previewReader, PageRenderer pages, LiveUpdates live) {
        this.previewReader = previewReader;
        this.pages = pages;
        this.live = live;
    }

    public void register(RoutesConfig routes) {
        routes.get("/cohorts/{cohort}/preview", context -> {
            String cohort = context.pathParam("cohort");
            Optional<Preview> newest = previewReader.newest(cohort);
            PageRenderer seen = pages.readBy(context);
            PreviewView view = previewReader.view(
                    cohort, newest, seen.phrases(), seen.visitor().mayEdit());
            PageLayout frame = seen.framed(
                            view.heading(),
                            SiteSection.COHORTS,
                            newest.map(it -> "/live/previews/" + it.id()),
                            seen.asOf(seen.here()))
                    .withStyles("preview.css")
                    .withScripts("preview.js");
            context.html(seen.render("page/preview/page.jte", Map.of("frame", frame, "view", view)));
        });
        routes.post("/cohorts/{cohort}/preview", context -> {
            previewReader.ask(context.pathParam("cohort"), SecurityFilter.by(context));
            see(context, context.pathParam("cohort"));
        });
        routes.post(
                "/previews/{id}/cancel",
                context -> see(context, cancelled(context).cohort()));
        routes.sse("/live/previews/{id}", client -> {
            String id = client.ctx().pathParam("id");
            PageRenderer seen = pages.readBy(client.ctx());
            live.follow(
                    client,
                    () -> previewReader.kept(id).map(it -> parts(it, seen)).orElse(List.of()),
                    seen::clock);
        });
        routes.post("/api/cohorts/{cohort}/previews", context -> {
            long id = previewReader.ask(context.pathParam("cohort"), SecurityFilter.by(context));
            accepted(context, previewReader.find(Long.toString(id)));
        });
        routes.get("/api/previews/{id}", context -> context.json(json(previewReader.find(context.pathParam("id")))));
        routes.post("/api/previews/{id}/cancel", context -> accepted(context, cancelled(context)));
    }

    private List<PagePart> parts(Preview preview, PageRenderer seen) {
        PreviewView view = previewReader.view(
                preview.cohort(),
                Optional.of(preview),
                seen.phrases(),
                seen.visitor().mayEdit());
        return List.of(new PagePart(
                "preview", seen.render("page/preview/body.jte", Map.of("frame", seen.frame("", ""), "view", view))));
    }

    private Preview cancelled(Context context) {
        Preview preview = previewReader.find(context.pathParam("id"));
        previewReader.cancel(preview, SecurityFilter.by(context).orElse("somebody"));
        return previewReader.find(context.pathParam("id"));
    }

    private static void see(Context context, String cohort) {
        context.redirect("/cohorts/" + cohort + "/preview", HttpStatus.SEE_OTHER);
    }

    private static void accepted(Context context, Preview preview) {
        context.status(202);
        context.json(Map.of(
                "id", Long.toString(preview.id()), "state", preview.state().name()));
    }

    private static Map<String, Object> json(Preview preview) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", Long.toString(preview.id()));
        json.put("cohort", preview.cohort());
        json.put("state", preview.state().name());
        json.put("by", preview.by().orElse(null));
        json.put("reason", preview.why().sentence());
        json.put("reasonCode", preview.why().codeName().orElse(null));
        json.put("file", preview.file().orElse(null));
        json.put("waits", preview.waits());
        json.put("askedAt", preview.askedAt());
        json.put("startedAt", preview.startedAt().orElse(null));
        json.put("readAt", preview.readAt().orElse(null));
        json.put("finishedAt", preview.finishedAt().orElse(null));
        json.put("rows", preview.rows());
        json.put("beside", preview.beside().map(id -> Long.toString(id)).orElse(null));
        json.put("found", preview.found().orElse(null));
        return json;
    }
}
