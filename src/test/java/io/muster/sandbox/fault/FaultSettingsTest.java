package io.muster.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.LoggedRequest;
import io.muster.sandbox.Partner;
import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultSettingsTest {

    private static final FaultSettings SOON = FaultSettings.NONE.withDelay(Duration.ofMillis(300));

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.DEFAULT);
    private final Partner partner = new Partner(sandbox);

    @BeforeEach
    void a_cohort_exists() throws IOException {
        partner.create("vip");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void a_dropped_request_takes_no_effect() {
        sandbox.faults(FaultSettings.NONE.with(Fault.DROPPED, 1));

        assertThatIOException().isThrownBy(() -> partner.add("vip", "ann"));
        assertThat(sandbox.countOf("vip")).isZero();
        assertThat(last().effect()).isEqualTo(RequestEffect.NONE);
    }

    @Test
    void a_lost_answer_hides_an_effect() {
        sandbox.faults(FaultSettings.NONE.with(Fault.LOST, 1));

        assertThatIOException().isThrownBy(() -> partner.add("vip", "ann"));
        assertThat(sandbox.holds("vip")).containsExactly("eann");
        assertThat(last())
                .extracting(LoggedRequest::status, LoggedRequest::effect)
                .containsExactly(0, RequestEffect.AT_ONCE);
    }

    @Test
    void a_late_request_takes_effect_after_its_answer() throws IOException {
        sandbox.faults(SOON.with(Fault.LATE, 1));

        HttpResponse<String> answer = partner.add("vip", "ann");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(sandbox.countOf("vip")).isZero();
        assertThat(sandbox.effectsPending()).isEqualTo(1);
        await().until(() -> sandbox.holds("vip").contains("eann"));
        assertThat(sandbox.effectsPending()).isZero();
    }

    @Test
    void a_late_request_can_lose_its_answer_too() {
        sandbox.faults(SOON.with(Fault.LATE_LOST, 1));

        assertThatIOException().isThrownBy(() -> partner.add("vip", "ann"));
        assertThat(sandbox.countOf("vip")).isZero();
        await().until(() -> sandbox.countOf("vip") == 1);
    }

    @Test
    void a_repeated_effect_undoes_what_came_between() throws IOException {
        sandbox.faults(SOON.with(Fault.TWICE, 1));
        partner.add("vip", "ann");
        sandbox.faults(FaultSettings.NONE);
        partner.remove("vip", "ann");

        assertThat(sandbox.countOf("vip")).isZero();
        await().until(() -> sandbox.countOf("vip") == 1);
        assertThat(sandbox.identifiersSent()).isEqualTo(2);
    }

    @Test
    void a_request_can_be_lost_for_ever() {
        sandbox.faults(SOON.with(Fault.NEVER, 1));

        assertThatIOException().isThrownBy(() -> partner.add("vip", "ann"));
        assertThat(sandbox.countOf("vip")).isZero();
        assertThat(sandbox.effectsPending()).isZero();
        assertThat(sandbox.identifiersSent()).isZero();
    }

    @Test
    void every_third_request_loses_its_answer() throws IOException {
        sandbox.faults(FaultSettings.NONE.withLoseEvery(3));

        assertThat(partner.add("vip", "u1").statusCode()).isEqualTo(201);
        assertThat(partner.add("vip", "u2").statusCode()).isEqualTo(201);
        assertThatIOException().isThrownBy(() -> partner.add("vip", "u3"));
        assertThat(partner.add("vip", "u4").statusCode()).isEqualTo(201);
        assertThat(sandbox.countOf("vip")).isEqualTo(4);
    }

    @Test
    void a_locked_resource_answers_423() throws IOException {
        sandbox.faults(FaultSettings.NONE.with(Fault.LOCKED, 1));

        assertThat(partner.add("vip", "ann").statusCode()).isEqualTo(423);
        assertThat(sandbox.countOf("vip")).isZero();
    }

    @Test
    void failures_come_in_three_kinds_and_the_seed_repeats_them() throws IOException {
        FaultSettings half = FaultSettings.NONE.with(Fault.FAILED, 0.5).withSeed(42);

        List<Integer> first = statuses(half, 60);
        List<Integer> again = statuses(half, 60);
        List<Integer> other = statuses(half.withSeed(43), 60);

        assertThat(first).contains(201, 500, 502, 503).containsOnly(201, 500, 502, 503);
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first.stream().filter(status -> status == 201).count()).isBetween(20L, 40L);
    }

    @Test
    void an_answer_that_is_lost_in_a_failure_hides_an_effect_too() throws IOException {
        sandbox.faults(FaultSettings.NONE.with(Fault.FAILED_TAKEN, 1));

        assertThat(partner.add("vip", "ann").statusCode()).isBetween(500, 503);
        assertThat(sandbox.holds("vip")).containsExactly("eann");
    }

    @Test
    void answers_that_wait_for_their_latency_do_not_wait_for_each_other() throws Exception {
        int clients = 32;
        sandbox.faults(FaultSettings.NONE.withLatency(new Latency(Duration.ofMillis(500), Duration.ofMillis(550))));
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            String user = "u" + i;
            calls.add(() -> partner.add("vip", user).statusCode());
        }

        long began = System.nanoTime();
        List<Future<Integer>> answers = threads.invokeAll(calls);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        threads.shutdown();

        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(201);
        }
        assertThat(sandbox.countOf("vip")).isEqualTo(clients);
        assertThat(took).as("one after the other would be 16 s").isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void a_create_is_spared_unless_the_faults_say_so() throws IOException {
        sandbox.faults(FaultSettings.NONE.with(Fault.LOCKED, 1));
        int spared = partner.create("one").statusCode();
        sandbox.faults(sandbox.faults().withOnCreate(true));
        int struck = partner.create("two").statusCode();

        assertThat(List.of(spared, struck)).containsExactly(201, 423);
        assertThat(sandbox.name("two")).isEmpty();
    }

    @Test
    void members_that_overtake_a_late_create_are_no_violation() throws IOException {
        sandbox.faults(SOON.with(Fault.LATE, 1).withOnCreate(true));
        partner.create("two");

        assertThat(partner.add("two", "ann").statusCode()).isEqualTo(400);
        assertThat(sandbox.violations()).isEmpty();
        await().until(() -> sandbox.name("two").isPresent());
    }

    @Test
    void a_refused_identifier_fails_its_whole_request_without_being_named() throws IOException {
        sandbox.refuse("ebad");

        HttpResponse<String> with = partner.add("vip", "ann", "bad");
        HttpResponse<String> without = partner.add("vip", "ann");

        assertThat(with.statusCode()).isEqualTo(400);
        assertThat(with.body()).doesNotContain("\"bad\"");
        assertThat(without.statusCode()).isEqualTo(201);
        assertThat(sandbox.holds("vip")).containsExactly("eann");
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void new_keys_make_the_old_ones_invalid() throws IOException {
        sandbox.keys("sandbox-partner-key", "second-secret");

        assertThat(partner.add("vip", "ann").statusCode()).isEqualTo(401);
        assertThat(partner.with("sandbox-partner-key", "second-secret")
                        .add("vip", "ann")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_reset_forgets_everything_even_what_is_still_to_come() throws IOException {
        sandbox.faults(SOON.with(Fault.LATE, 1));
        sandbox.refuse("ebob");
        partner.add("vip", "ann");
        partner.changes("vip", "{}");

        sandbox.reset();
        partner.create("vip");
        partner.add("vip", "bob");

        await().during(Duration.ofMillis(500)).until(() -> sandbox.holds("vip").equals(Set.of("ebob")));
        assertThat(sandbox.requests()).hasSize(2);
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void shares_above_the_whole_are_no_faults() {
        assertThatThrownBy(() -> FaultSettings.NONE.with(Fault.LOST, 0.7).with(Fault.LATE, 0.4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1");
    }

    private List<Integer> statuses(FaultSettings faults, int requests) throws IOException {
        sandbox.faults(faults);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(partner.add("vip", "u" + i).statusCode());
        }
        return statuses;
    }

    private LoggedRequest last() {
        List<LoggedRequest> requests = sandbox.requests();
        return requests.get(requests.size() - 1);
    }
}
