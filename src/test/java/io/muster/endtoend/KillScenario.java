package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * A service process with a cohort from a query and one from files, on a bad day. Each round the people move, imports
 * start, and some of it is killed; at the round's end Braze holds exactly the people, and was sent nobody else.
 */
final class KillScenario implements AutoCloseable {

    private static final int REQUEST = 1000;
    private static final int IN_FLIGHT = 8;
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(1_500);
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(5);
    private static final Duration IMPORT_TAKES = Duration.ofMillis(1_500);
    private static final int MOST_TRIES = 6;

    /** What is killed. */
    enum Blow {
        SERVICE,
        DATABASE_SESSION,
        DATABASE,
        BOTH
    }

    private final long seed;
    private final SplittableRandom chance;
    private final Sandbox braze;
    private final RecordingProxy wire;
    private final MusterProcess service;
    private final List<FollowedCohort> cohorts;
    private final List<String> story = new ArrayList<>();
    private final long begin = System.nanoTime();
    private int rounds;
    private int kills;

    KillScenario(Path home, long seed) {
        this.seed = seed;
        this.chance = new SplittableRandom(seed);
        this.braze = Sandbox.start(SandboxSettings.DEFAULT.withFaults(FaultyRequests.everyFifth(seed)));
        this.wire = new RecordingProxy(braze.uri(), new ToTheirBooks(), seed, 0.02, RESPONSE_TIMEOUT.plusMillis(500));
        TestDatabase shop = TestDatabase.create();
        this.service = new MusterProcess(
                home,
                wire.uri(),
                shop,
                Map.of(
                        "muster.braze.in-flight", Integer.toString(IN_FLIGHT),
                        "muster.braze.requests-per-second", "20",
                        "muster.braze.response-timeout", RESPONSE_TIMEOUT.toMillis() + "ms",
                        "muster.braze.quiet-time", "4s",
                        "muster.braze.acknowledged-gap", "2s"));
        DataFolders folders = new DataFolders(service.data());
        this.cohorts = List.of(
                new FromQuery(service, shop, new SourcePeople(chance.split(), 40_000, i -> "e" + (100_000 + i))),
                new FromFiles(
                        service,
                        folders,
                        // From a thousand on: a device of nothing but zeros is nobody's.
                        new SourcePeople(chance.split(), 6_000, i -> (i % 3 == 0 ? "d" : "e") + (1_000 + i))));
        cohorts.forEach(FollowedCohort::isDefined);
    }

    int kills() {
        return kills;
    }

    /** What happened so far. */
    String story() {
        return "seed " + seed + ", " + rounds + " rounds, " + kills + " kills\n" + String.join("\n", story);
    }

    /** The people move, a few kills fall, and all comes right again. */
    void round() {
        rounds++;
        try {
            if (!service.isAlive()) {
                service.start();
            }
            for (FollowedCohort each : cohorts) {
                moves(each);
            }
            int blows = 1 + chance.nextInt(4);
            for (int i = 0; i < blows; i++) {
                strikes();
                if (chance.nextInt(3) == 0) {
                    moves(cohorts.get(chance.nextInt(cohorts.size())));
                }
            }
            for (FollowedCohort each : cohorts) {
                settles(each);
            }
            isExact();
        } catch (Throwable e) {
            throw new AssertionError(story() + "\n" + service.lastLines(), e);
        }
    }

    @Override
    public void close() {
        service.close();
        wire.close();
        braze.close();
    }

    private void moves(FollowedCohort cohort) {
        Set<String> before = cohort.due.newest();
        Set<String> now = cohort.moves();
        tell(
                "%s: %,d join, %,d leave",
                cohort.name, without(now, before).size(), without(before, now).size());
    }

    private void strikes() throws InterruptedException {
        Blow blow = drawn();
        tell("kill %s %s", blow, someTimePasses());
        kills++;
        switch (blow) {
            case SERVICE -> service.kill();
            case DATABASE_SESSION -> service.killBackend(chance);
            case DATABASE -> {
                service.killPostgres();
                // The service starts it again by itself.
                await("its database").atMost(SETTLES_WITHIN).until(service::hasPostgres);
                await("the service").atMost(SETTLES_WITHIN).until(service::isReady);
            }
            case BOTH -> {
                service.killPostgres();
                service.kill();
            }
        }
        if (!service.isAlive()) {
            service.start();
        }
    }

    private Blow drawn() {
        int number = chance.nextInt(20);
        return number < 11
                ? Blow.SERVICE
                : number < 14 ? Blow.DATABASE_SESSION : number < 16 ? Blow.DATABASE : Blow.BOTH;
    }

    /** Until some request, or for some time: kills shall fall into each part of an import. */
    private String someTimePasses() throws InterruptedException {
        if (chance.nextInt(5) < 3) {
            long number = wire.requests() + 1 + chance.nextInt(12);
            long more = chance.nextLong(30);
            wire.awaits(number, IMPORT_TAKES.multipliedBy(2));
            TimeUnit.MILLISECONDS.sleep(more);
            return "%d ms after request %d".formatted(more, number);
        }
        long time = chance.nextLong(IMPORT_TAKES.toMillis());
        TimeUnit.MILLISECONDS.sleep(time);
        return "after %d ms".formatted(time);
    }

    /** Imports end, and are started again until one succeeds. */
    private void settles(FollowedCohort cohort) {
        for (int tries = 1; ; tries++) {
            ReportedImport newest = await("the imports of " + cohort.name)
                    .atMost(SETTLES_WITHIN)
                    .ignoreExceptions()
                    .until(cohort::ended, all -> !all.isEmpty())
                    .get(0);
            tell("%s: %s %s", cohort.name, newest.state(), newest.reason());
            if (newest.state().equals("SUCCEEDED")) {
                return;
            }
            assertThat(tries).as("tries").isLessThan(MOST_TRIES);
            cohort.again();
        }
    }

    private void isExact() {
        await("late requests").atMost(SETTLES_WITHIN).until(() -> braze.effectsPending() == 0);
        assertThat(braze.violations()).isEmpty();
        for (FollowedCohort each : cohorts) {
            Set<String> wanted = each.due.newest();
            Set<String> held = braze.holds(each.name);
            assertThat(without(wanted, held)).as("missing in " + each.name).isEmpty();
            assertThat(without(held, wanted)).as("too many in " + each.name).isEmpty();
            assertThat(each.due.undue())
                    .as("neither joined nor left nor uncertain")
                    .isEmpty();
            // What was accepted is sent again only where a kill took its acknowledgement away.
            assertThat(each.due.needless()).isLessThanOrEqualTo((long) kills * IN_FLIGHT * REQUEST);
            tell(
                    "%s: %,d held, exact; %,d changes in %,d sendings",
                    each.name, held.size(), each.due.sent(), each.due.sendings());
            each.due.settled();
        }
    }

    private void tell(String line, Object... arguments) {
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        story.add("%4d s, round %d: %s".formatted(seconds, rounds, line.formatted(arguments)));
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** Each identifier that comes by is held against what is due. */
    private final class ToTheirBooks implements RecordingProxy.Ear {
        @Override
        public void arrives(List<RecordingProxy.Said> request) {
            request.forEach(said -> due(said).arrives(said));
        }

        @Override
        public void accepted(List<RecordingProxy.Said> request) {
            request.forEach(said -> due(said).accepted(said));
        }

        private DueChanges due(RecordingProxy.Said said) {
            return cohorts.stream()
                    .filter(each -> each.name.equals(said.cohort()))
                    .findFirst()
                    .orElseThrow()
                    .due;
        }
    }
}
