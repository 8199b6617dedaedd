package io.muster.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator stopped stays stopped. */
@Tag("fast")
class StoppedRoutesTest {

    @TempDir
    Path data;

    @Test
    void a_route_that_was_stopped_under_its_former_name_stays_so_over_an_upgrade() throws IOException {
        Files.writeString(
                data.resolve("stopped-routes.properties"),
                "hands=2026-11-20T10\\:00\\:00Z 10.0.0.7 ann\nmail=2026-11-21T10\\:00\\:00Z - \n");

        StoppedRoutes stopped = new StoppedRoutes(data);

        assertThat(stopped.all()).containsOnlyKeys("import-workers", "mail");
        assertThat(stopped.find("import-workers")).get().hasFieldOrPropertyWithValue("by", "ann");
        stopped.started("import-workers");
        assertThat(new StoppedRoutes(data).all()).containsOnlyKeys("mail");
    }
}
