package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What docker-compose.yml promises: loopback only, no secret written down. */
@Tag("fast")
class ComposeTest {

    private final Map<String, Object> compose = compose();

    @Test
    void nothing_is_published_beyond_the_host() {
        assertThat(map(compose, "services").values()).allSatisfy(service -> {
            Object ports = cast(service).getOrDefault("ports", List.of());
            assertThat((List<?>) ports).allMatch(port -> String.valueOf(port).startsWith("127.0.0.1:"));
        });
    }

    @Test
    void every_secret_comes_from_a_file() {
        assertThat(map(compose, "secrets").values()).isNotEmpty().allSatisfy(secret -> assertThat(
                        String.valueOf(cast(secret).get("file")))
                .startsWith("./secrets/"));
        assertThat(map(compose, "services").values()).allSatisfy(service -> {
            map(cast(service), "environment").forEach((name, value) -> {
                if (name.contains("PASSWORD") || name.contains("KEY")) {
                    assertThat(name).endsWith("_FILE");
                    assertThat(String.valueOf(value)).startsWith("/run/secrets/");
                }
            });
            Object used = cast(service).getOrDefault("secrets", List.of());
            assertThat(map(compose, "secrets").keySet())
                    .containsAll(((List<?>) used).stream().map(String::valueOf).toList());
        });
    }

    @Test
    void secrets_are_kept_out_of_the_repository_and_of_the_image() throws IOException {
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("/secrets/");
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .contains("*")
                .noneMatch(line -> line.contains("secrets/"));
    }

    private static Map<String, Object> compose() {
        try {
            return cast(new Load(LoadSettings.builder().build())
                    .loadFromString(Files.readString(Path.of("docker-compose.yml"))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return cast(from.getOrDefault(key, Map.of()));
    }

    @SuppressWarnings("unchecked") // YAML's keys are texts here
    private static Map<String, Object> cast(Object object) {
        return (Map<String, Object>) object;
    }
}
