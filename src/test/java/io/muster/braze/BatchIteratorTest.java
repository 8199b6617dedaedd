package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.ledger.store.Batch;
import io.muster.model.ImportRun;
import io.muster.model.StopReason;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The batches of a round, one after the other, until all are out or the import has to end. */
@Tag("fast")
class BatchIteratorTest {

    private final ImportRun run = StoppableRun.cohort("vip");
    private final BatchIterator round = new BatchIterator(new Delivery(run, 16), BatchIteratorTest::two);

    @Test
    void all_come_in_their_order() {
        assertThat(round).toIterable().extracting(Batch::no).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_stop_ends_the_round_after_the_batch_that_is_out() {
        assertThat(round.hasNext()).isTrue();
        round.next();
        run.stop(new StopReason.Cancelled("Ann"));

        assertThat(round).isExhausted();
    }

    /** The split would end at once, without its requests in flight, when a batch was there and then is not. */
    @Test
    void what_is_promised_before_a_stop_is_given_after_it() {
        boolean promised = round.hasNext();
        run.stop(new StopReason.Cancelled("Ann"));
        boolean still = round.hasNext();
        Batch given = round.next();

        assertThat(promised).isTrue();
        assertThat(still).isTrue();
        assertThat(given.no()).isEqualTo(1);
        assertThat(round).isExhausted();
    }

    private static List<Batch> two(long after) {
        return LongStream.rangeClosed(after + 1, Math.min(after + 2, 5))
                .mapToObj(no -> new Batch(1, no, 1, 2, true, List.of("e" + no), List.of(), 1, 0))
                .toList();
    }
}
