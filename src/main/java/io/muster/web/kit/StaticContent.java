package io.muster.web.kit;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.muster.imports.OperatorCommands;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** What pages load beside themselves: styles, scripts and pictures, all of our own jar. */
public final class StaticContent {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    public void register(RoutesConfig routes) {
        routes.get("/assets/{name}", StaticContent::serve);
    }

    private static void serve(Context context) throws IOException {
        String name = context.pathParam("name");
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !name.matches("[a-z-]+\\.[a-z]+")) {
            throw new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_ASSET));
        }
        try (InputStream in = StaticContent.class.getResourceAsStream("/assets/" + name)) {
            if (in == null) {
                throw new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_ASSET));
            }
            context.contentType(type);
            context.header("Cache-Control", "no-cache");
            context.result(in.readAllBytes());
        }
    }
}
