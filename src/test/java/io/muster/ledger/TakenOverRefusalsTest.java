package io.muster.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import io.muster.braze.ApiKeys;
import io.muster.braze.BrazeRequests;
import io.muster.braze.BrazeResponse;
import io.muster.braze.Delivery;
import io.muster.braze.DeliverySteps;
import io.muster.braze.LimitPatience;
import io.muster.braze.RateLimitPause;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.SendAttempt;
import io.muster.model.StopReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another process had heard of an import before this one took it over counts as if this one had heard it. */
class TakenOverRefusalsTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final Duration RETRY_FOR = Duration.ofMinutes(15);
    private static final byte[] SUCCESS = "{\"message\":\"success\"}".getBytes(UTF_8);

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE).packing(1);
    private Instant now = Instant.parse("2026-03-01T12:10:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final RateLimitPause limits =
            new RateLimitPause(new RateLimitPause.SharedPauses((endpoint, until) -> {}, Map::of), clock);

    @ParameterizedTest(name = "{0} of {2} refused, {1} before")
    @CsvSource({
        // None accepted.
        "20, 19, 30, true",
        "20, 20, 30, true",
        "19, 18, 30, false",
        // Some accepted: over 50 and over 5 %.
        "51, 50, 1019, true",
        "51, 51, 1019, true",
        "51, 30, 1020, false",
        "50, 30, 100, false"
    })
    void so_many_are_refused_one_by_one(int refused, int before, int all, boolean fails) {
        ImportWork dead = bench.begin();
        dead.plan(ids(all));
        bench.sql.sql("update import set changes = :all").param("all", all).update();
        DeliverySteps steps = deliveries();
        Delivery first = steps.open(dead.run);
        steps.creates(first);
        boolean some = refused > 30;
        if (some) {
            accepts(steps, first, dead);
        }
        refuses(steps, first, dead, before - 1);
        SendAttempt last = bench.batches.mark(dead.run, dead.planned().get(0));
        // It dies right after the refusal is durable.
        bench.batches.refuse(dead.run, last);

        ImportWork next = bench.begin(bench.takesOver(dead));
        DeliverySteps others = deliveries();
        Delivery second = others.open(next.run);
        others.creates(second);
        others.next(second);
        refuses(others, second, next, refused - before);
        others.next(second);

        Optional<StopReason> stop = next.run.stopped();
        assertThat(stop.isPresent()).isEqualTo(fails);
        assertThat(stop.filter(StopReason.CohortRefused.class::isInstance).isPresent())
                .isEqualTo(fails);
        assertThat(bench.batches.answered(next.run).refused()).isEqualTo(fails ? 0 : refused);
    }

    @Test
    void an_hours_limit_is_waited_out_by_who_took_over_after_something_was_accepted() {
        ImportWork dead = bench.begin();
        dead.plan(ids(3));
        DeliverySteps first = deliveries();
        accepts(first, first.open(dead.run), dead);

        ImportWork next = bench.begin(bench.takesOver(dead));
        DeliverySteps steps = deliveries();
        Delivery second = steps.open(next.run);
        steps.creates(second);
        SendAttempt one = bench.batches.mark(next.run, next.planned().get(0));
        SendAttempt other = bench.batches.mark(next.run, next.planned().get(0));
        isLimited(steps, second, one);
        now = now.plus(RETRY_FOR).plusSeconds(1);
        isLimited(steps, second, other);

        assertThat(next.run.isStopped()).isFalse();
    }

    /** A thread of it was lost, and comes to its end after all while the same import goes on in the same process. */
    @Test
    void what_is_left_of_an_import_that_was_let_go_closes_nothing_of_who_goes_on_with_it() {
        ImportWork lost = bench.begin();
        lost.plan(ids(3));
        DeliverySteps both = deliveries();
        Delivery before = both.open(lost.run);
        both.creates(before);
        both.next(before);
        lost.run.stop(new StopReason.Closing());
        lost.run.abandon();
        ImportWork next = bench.begin(bench.takesOver(lost));
        Delivery after = both.open(next.run);
        both.creates(after);
        both.next(after);

        before.end();
        Iterator<Batch> batches = both.batches(after);

        assertThat(batches.hasNext()).isTrue();
        assertThat(next.run.isDelivering()).isTrue();
        assertThat(next.run.isStopped()).isFalse();
    }

    private DeliverySteps deliveries() {
        ApiKeys keys = new ApiKeys() {
            @Override
            public BrazeRequests.Keys of(String workspace) {
                return new BrazeRequests.Keys("partner", "import");
            }

            @Override
            public void accepted(String workspace) {}
        };
        return new DeliverySteps(
                bench.batches,
                new CohortStore(DATABASE),
                limits,
                new LimitPatience(limits, RETRY_FOR, clock),
                keys,
                new DeliverySteps.Limits(4, RETRY_FOR),
                (run, until) -> {},
                clock);
    }

    private void accepts(DeliverySteps deliveries, Delivery delivery, ImportWork work) {
        SendAttempt attempt = bench.batches.mark(work.run, work.planned().get(0));
        deliveries.answer(delivery, attempt, 201, new HashMap<>(), SUCCESS);
        deliveries.acknowledge(delivery, attempt);
    }

    private static void isLimited(DeliverySteps deliveries, Delivery delivery, SendAttempt attempt) {
        String hour = String.valueOf(Instant.parse("2026-03-01T13:00:00Z").getEpochSecond());
        assertThatThrownBy(() -> deliveries.answer(
                        delivery,
                        attempt,
                        429,
                        Map.of("X-RateLimit-Reset", hour),
                        "{\"message\":\"limited\"}".getBytes(UTF_8)))
                .isInstanceOf(BrazeResponse.NotAccepted.class);
    }

    private void refuses(DeliverySteps deliveries, Delivery delivery, ImportWork work, int times) {
        List<Batch> planned = work.planned();
        for (int n = 0; n < times && !work.run.isStopped(); n++) {
            deliveries.refused(delivery, bench.batches.mark(work.run, planned.get(n)));
        }
    }

    private static String[] ids(int all) {
        return IntStream.range(0, all).mapToObj(n -> "e" + n).toArray(String[]::new);
    }
}
