package io.muster.imports.query;

import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.model.RecordRowMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How imports go: their steps' times, and the requests that leave now, over all nodes. Never reads an identifier. */
public final class DeliveryProgressReader {

    /** Over so long a pace is measured: shorter jumps, longer is past. */
    public static final Duration SOME_TIME = Duration.ofSeconds(10);

    private final JdbcClient sql;

    public DeliveryProgressReader(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** The requests of one import that left lately. */
    public record Flow(long importId, String name, String workspace, double requestsPerSecond) {}

    public DeliveryProgress of(Import it) {
        // The batches of one import, by their index; without their arrays.
        return sql.sql("""
                        select i.read_at, i.planned_at, b.*
                          from import i
                          left join lateral (
                               select count(*) filter (where state not in ('SPLIT', 'SUPERSEDED')) batches,
                                      coalesce(sum(n) filter (where state not in ('SPLIT', 'SUPERSEDED')), 0) planned,
                                      coalesce(sum(joins) filter (where state not in ('SPLIT', 'SUPERSEDED')), 0) joins,
                                      coalesce(sum(leaves) filter (where state not in ('SPLIT', 'SUPERSEDED')), 0) leaves,
                                      count(*) filter (where state = 'SENT') in_flight,
                                      count(*) filter (where marked_at > now() - make_interval(secs => :some)) recent,
                                      coalesce(sum(n) filter (
                                            where acknowledged_at > now() - make_interval(secs => :some)), 0) acknowledged,
                                      avg(extract(epoch from acknowledged_at - marked_at)) filter (
                                            where acknowledged_at > now() - make_interval(secs => :some)) answer
                                 from batch where import = i.id) b on true
                         where i.id = :id""")
                .param("id", it.id())
                .param("some", SOME_TIME.toSeconds())
                .query(RecordRowMapper.of(BatchTotals.class))
                .optional()
                .map(totals -> totals.of(it))
                .orElse(DeliveryProgress.UNKNOWN);
    }

    /** All imports that deliver now. */
    public List<Flow> flows() {
        return sql.sql("""
                        select i.id import_id, i.name, i.workspace,
                               count(b.no) filter (where b.marked_at > now() - make_interval(secs => :some))
                               / cast(:some as double precision) requests_per_second
                          from import i
                          left join batch b on b.import = i.id
                         where i.state = 'RUNNING' and i.planned_at is not null
                         group by i.id
                         order by i.id""")
                .param("some", SOME_TIME.toSeconds())
                .query(RecordRowMapper.of(Flow.class))
                .list();
    }

    /** What an import's batches come to, in all and in {@link #SOME_TIME}. */
    private record BatchTotals(
            Optional<Instant> readAt,
            Optional<Instant> plannedAt,
            long batches,
            long planned,
            long joins,
            long leaves,
            long inFlight,
            long recent,
            long acknowledged,
            Optional<Double> answer) {

        DeliveryProgress of(Import it) {
            // After a fold or a cancel the batches no longer are the plan.
            boolean whole = planned == it.counts().changes() && it.counts().changes() > 0;
            double seconds = SOME_TIME.toSeconds();
            return new DeliveryProgress(
                    readAt,
                    plannedAt,
                    whole ? Optional.of(joins) : Optional.empty(),
                    whole ? Optional.of(leaves) : Optional.empty(),
                    batches,
                    it.state() == ImportState.RUNNING ? inFlight : 0,
                    new DeliveryProgress.Pace(
                            recent / seconds,
                            acknowledged / seconds,
                            answer.map(each -> Duration.ofMillis((long) (each * 1000)))));
        }
    }
}
