package io.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.ledger.store.Batch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What halving a refused batch costs, until its bad identifiers are alone: stated in docs/operating.md. */
class HalvingTest {

    /** Twice the times that a thousand can be halved. */
    private static final int MORE_FOR_EACH = 20;

    @Test
    void one_bad_identifier_of_a_thousand_costs_at_most_twenty_requests_more() {
        assertThat(IntStream.range(0, 1000).map(bad -> requests(batch(1000), Set.of(bad)) - 1))
                .allMatch(more -> more <= MORE_FOR_EACH)
                .contains(MORE_FOR_EACH);
    }

    @Test
    void a_thousand_bad_ones_cost_1998_more() {
        Set<Integer> all = new HashSet<>(IntStream.range(0, 1000).boxed().toList());

        assertThat(requests(batch(1000), all) - 1).isEqualTo(1998);
    }

    @Property(tries = 300)
    void several_cost_no_more_than_each_alone(
            @ForAll @Size(min = 1, max = 60) Set<@IntRange(max = 999) Integer> bad,
            @ForAll @IntRange(min = 1, max = 1000) int size) {
        Set<Integer> within = new HashSet<>(bad);
        within.removeIf(each -> each >= size);

        assertThat(requests(batch(size), within) - 1)
                .isLessThanOrEqualTo(Math.min(MORE_FOR_EACH * within.size(), 2 * size - 2));
    }

    /** All requests until none is refused but single ones. */
    private static int requests(Batch batch, Set<Integer> bad) {
        boolean refused = batch.adds().stream().anyMatch(id -> bad.contains(Integer.valueOf(id.substring(1))));
        if (!refused || batch.size() == 1) {
            return 1;
        }
        return 1 + batch.halves().stream().mapToInt(half -> requests(half, bad)).sum();
    }

    private static Batch batch(int size) {
        List<String> ids = IntStream.range(0, size).mapToObj(n -> "e" + n).toList();
        return new Batch(1, 1, 1, 2, true, ids, List.of(), size, 0);
    }
}
