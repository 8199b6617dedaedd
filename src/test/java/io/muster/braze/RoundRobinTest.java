package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of each cohort that asks, round and round. */
@Tag("fast")
class RoundRobinTest {

    private final RoundRobin<String> rota = new RoundRobin<>();
    private final Map<String, String> cohorts = new TreeMap<>();

    @Test
    void nobody_asks_at_first() {
        assertThat(rota.next(each -> true)).isEmpty();
    }

    @Test
    void a_small_cohort_waits_for_one_request_of_each_other() {
        ask("large", "l1", "l2", "l3", "l4");
        ask("middle", "m1", "m2");
        ask("small", "s1");

        assertThat(order()).containsExactly("l1", "m1", "s1", "l2", "m2", "l3", "l4");
    }

    @Test
    void who_comes_while_others_take_turns_comes_after_one_round() {
        ask("large", "l1", "l2", "l3");
        ask("middle", "m1", "m2", "m3");
        take();
        ask("small", "s1");

        assertThat(order()).containsExactly("m1", "l2", "s1", "m2", "l3", "m3");
    }

    @Test
    void within_a_cohort_they_keep_their_order() {
        ask("one", "a", "b", "c");

        assertThat(order()).containsExactly("a", "b", "c");
    }

    @Test
    void who_asks_no_more_keeps_nobody_waiting() {
        ask("one", "a", "b");
        ask("two", "c");
        rota.withdraw("one", "a");
        rota.withdraw("two", "c");

        assertThat(order()).containsExactly("b");
    }

    private void ask(String cohort, String... names) {
        for (String name : names) {
            cohorts.put(name, cohort);
            rota.ask(cohort, name);
        }
    }

    private Optional<String> take() {
        Optional<String> next = rota.next(each -> true);
        next.ifPresent(name -> rota.took(cohorts.getOrDefault(name, ""), name));
        return next;
    }

    private List<String> order() {
        List<String> order = new ArrayList<>();
        for (Optional<String> next = take(); next.isPresent(); next = take()) {
            order.add(next.get());
        }
        return order;
    }
}
