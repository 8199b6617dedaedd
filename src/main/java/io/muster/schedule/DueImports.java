package io.muster.schedule;

import io.muster.definition.DefinitionStore;
import io.muster.imports.FailureKind;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportRequest;
import io.muster.imports.Trigger;
import io.muster.model.CohortDefinition;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.ImportRun.Waivers;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.schedule.BlockedReasons.ScheduleStanding;
import io.muster.schedule.BlockedReasons.StartObstacle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns what is due into waiting imports. A schedule's row decides, not what ticks: a look that comes late, twice or on
 * two nodes at once finds each time once, since the row moves on in the transaction that queues the import.
 */
public final class DueImports {

    private static final Logger LOG = LoggerFactory.getLogger(DueImports.class);

    /** A look that comes so late is still in time, whatever the catch-up is. */
    private static final Duration IN_TIME = Duration.ofMinutes(1);

    private static final Optional<String> BY = Optional.of("its schedule");

    private final TransactionTemplate transaction;
    private final ScheduleStore scheduleStore;
    private final RefreshStore refreshes;
    private final BlockedReasons blockedReasons;
    private final DefinitionStore definitions;
    private final ImportQueue queue;
    private final Clock clock;

    public DueImports(
            DataSource database,
            ScheduleStore scheduleStore,
            RefreshStore refreshes,
            DefinitionStore definitions,
            ImportQueue queue,
            Clock clock) {
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.scheduleStore = scheduleStore;
        this.refreshes = refreshes;
        this.blockedReasons = new BlockedReasons(database);
        this.definitions = definitions;
        this.queue = queue;
        this.clock = clock;
    }

    /** Queues all that is due now. @return how many times were due */
    public int look() {
        Set<String> among =
                definitions.all().stream().map(CohortDefinition::cohort).collect(Collectors.toCollection(TreeSet::new));
        return all(among, left -> scheduleStore.claim(clock.instant(), left).map(ScheduleEntry::cohort), this::fire)
                + all(
                        among,
                        left -> refreshes.claim(clock.instant(), left).map(RefreshStore.Due::cohort),
                        this::refresh);
    }

    /** Each in a transaction of its own; one that fails must not keep the others waiting. */
    private int all(Set<String> among, Function<Set<String>, Optional<String>> next, Fire fire) {
        Set<String> left = new TreeSet<>(among);
        int count = 0;
        while (true) {
            String[] claimed = {""};
            try {
                Boolean found = transaction.execute(status -> {
                    Optional<String> cohort = next.apply(left);
                    cohort.ifPresent(it -> {
                        claimed[0] = it;
                        fire.at(it, clock.instant());
                    });
                    return cohort.isPresent();
                });
                if (!Boolean.TRUE.equals(found)) {
                    return count;
                }
                count++;
            } catch (DataAccessException | IllegalArgumentException e) {
                if (!left.remove(claimed[0])) {
                    throw e;
                }
                LOG.warn(
                        "cohort={} schedule=stuck reason=\"{}\" action=\"it is tried again at the next look\"",
                        claimed[0],
                        e.getClass().getSimpleName());
            }
        }
    }

    private interface Fire {
        void at(String cohort, Instant now);
    }

    private void fire(String cohort, Instant now) {
        ScheduleEntry entry = scheduleStore.find(cohort).orElseThrow();
        CohortDefinition definition = definitions.find(cohort).orElseThrow();
        ScheduleCalendar plan = scheduleStore.plan(entry);
        Instant due = plan.latest(entry.next().orElseThrow(), now);
        Optional<Instant> next = plan.next(now).map(ScheduledTime::at);
        Duration late = Duration.between(due, now);
        ScheduleStanding standing = blockedReasons.of(definition);
        int overlaps = 0;
        if (late.compareTo(plan.catchUp()) > 0 && late.compareTo(IN_TIME) > 0) {
            skip(definition, ImportKind.IMPORT, due, new StartObstacle(missed(plan, due, now), FailureKind.NONE));
        } else if (standing.obstacle().isPresent()) {
            skip(definition, ImportKind.IMPORT, due, standing.obstacle().get());
        } else {
            overlaps = standing.busy() ? entry.overlaps() + 1 : 0;
            Optional<RefreshStore.Due> refresh = refreshes.due(cohort, now);
            refresh.ifPresent(it -> refreshes.fired(it, now));
            long id = queue.add(request(definition, refresh.isPresent() ? ImportKind.REFRESH : ImportKind.IMPORT));
            if (late.compareTo(IN_TIME) > 0) {
                LOG.info("import={} cohort={} schedule=late at={} late={}s", id, cohort, due, late.toSeconds());
            }
        }
        alarm(cohort, overlaps);
        scheduleStore.fired(entry, due, next, overlaps);
    }

    private void refresh(String cohort, Instant now) {
        CohortDefinition definition = definitions.find(cohort).orElseThrow();
        RefreshStore.Due due = refreshes.due(cohort, now).orElseThrow();
        ScheduleStanding standing = blockedReasons.of(definition);
        if (!standing.imported()) {
            // Nothing was ever sent, so there is nothing to send again.
            refreshes.fired(due, now);
        } else if (standing.obstacle().isPresent()) {
            skip(definition, ImportKind.REFRESH, now, standing.obstacle().get());
            refreshes.tomorrow(due, now);
        } else {
            long id = queue.add(request(definition, ImportKind.REFRESH));
            LOG.info("cohort={} refresh=due import={}", cohort, id);
            refreshes.fired(due, now);
        }
    }

    private void skip(CohortDefinition definition, ImportKind kind, Instant due, StartObstacle why) {
        long id = queue.skip(request(definition, kind), due, why.why(), why.fault());
        LOG.warn(
                "import={} cohort={} state=SKIPPED reason=\"{}\"",
                id,
                definition.cohort(),
                why.why().sentence());
    }

    private static void alarm(String cohort, int overlaps) {
        if (overlaps == 2) {
            LOG.warn(
                    "cohort={} schedule=overlaps reason=\"twice in a row an import was due while one had not ended\" "
                            + "action=\"let it come less often, or make its query quicker\"",
                    cohort);
        }
    }

    private static Reason missed(ScheduleCalendar plan, Instant due, Instant now) {
        return Reason.of(
                ReasonCode.DUE_MISSED,
                Reason.of(
                        ReasonCode.DAY_AND_TIME,
                        due.atZone(plan.zone())
                                .toLocalDateTime()
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString()),
                duration(Duration.between(due, now)),
                duration(plan.catchUp()));
    }

    private static Reason duration(Duration time) {
        return Reason.of(ReasonCode.DURATION, time.toSeconds());
    }

    private static ImportRequest request(CohortDefinition definition, ImportKind kind) {
        return new ImportRequest(definition, kind, Trigger.SCHEDULE, BY, Optional.empty(), Waivers.NONE);
    }
}
