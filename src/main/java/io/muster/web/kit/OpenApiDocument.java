package io.muster.web.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The API's description (OpenAPI 3.1), written by hand beside this class and held to the running server by a test. */
public final class OpenApiDocument {

    private static final String FILE = "openapi.yaml";

    private final String json;

    public OpenApiDocument() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the jar");
            }
            Object document = new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in);
            this.json = new ObjectMapper().writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void register(RoutesConfig routes) {
        routes.get("/api/openapi.json", context -> {
            context.contentType("application/json");
            context.result(json);
        });
    }
}
