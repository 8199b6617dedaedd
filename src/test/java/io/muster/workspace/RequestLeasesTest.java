package io.muster.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One timeline of a partner key for all nodes. */
class RequestLeasesTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final Duration PIECE = Duration.ofSeconds(10);

    private final RequestLeases here = new RequestLeases(DATABASE);
    private final RequestLeases there = new RequestLeases(DATABASE);

    @Test
    void pieces_follow_one_another_whoever_asks() {
        Duration first = here.next("one", PIECE);
        Duration second = there.next("one", PIECE);
        Duration third = here.next("one", PIECE);

        assertThat(first).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(second).isGreaterThan(first).isLessThanOrEqualTo(PIECE);
        assertThat(third).isGreaterThan(second).isLessThanOrEqualTo(PIECE.multipliedBy(2));
    }

    @Test
    void many_at_once_have_a_piece_each() {
        List<CompletableFuture<Duration>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(CompletableFuture.supplyAsync(() -> here.next("many", PIECE)));
        }
        all.forEach(CompletableFuture::join);

        assertThat(here.next("many", PIECE)).isGreaterThan(PIECE.multipliedBy(11));
    }

    @Test
    void another_key_has_a_timeline_of_its_own() {
        here.next("mine", PIECE);

        assertThat(here.next("yours", PIECE)).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void what_nobody_used_is_not_made_up_for() {
        here.next("idle", PIECE);
        JdbcClient.create(DATABASE)
                .sql("update request_budget set free_at = now() - interval '1 hour' where partner_key = 'idle'")
                .update();

        here.next("idle", PIECE);

        assertThat(here.next("idle", PIECE)).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void a_clock_that_was_set_back_keeps_nobody_for_long() {
        here.next("back", Duration.ofMillis(50));
        JdbcClient.create(DATABASE)
                .sql("update request_budget set free_at = now() + interval '1 day' where partner_key = 'back'")
                .update();

        assertThat(here.next("back", Duration.ofMillis(50))).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }
}
