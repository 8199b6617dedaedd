package io.muster.imports.query;

import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.model.InstantColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
                        select i.read_at, i.planned_at, i.changes, b.*
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
                .query((row, n) -> course(row, it))
                .optional()
                .orElse(DeliveryProgress.UNKNOWN);
    }

    /** All imports that deliver now. */
    public List<Flow> flows() {
        return sql.sql("""
                        select i.id, i.name, i.workspace,
                               count(b.no) filter (where b.marked_at > now() - make_interval(secs => :some)) recent
                          from import i
                          left join batch b on b.import = i.id
                         where i.state = 'RUNNING' and i.planned_at is not null
                         group by i.id
                         order by i.id""")
                .param("some", SOME_TIME.toSeconds())
                .query((row, n) -> new Flow(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("workspace"),
                        row.getDouble("recent") / SOME_TIME.toSeconds()))
                .list();
    }

    private static DeliveryProgress course(ResultSet row, Import it) throws SQLException {
        // After a fold or a cancel the batches no longer are the plan.
        boolean whole =
                row.getLong("planned") == it.counts().changes() && it.counts().changes() > 0;
        double answer = row.getDouble("answer");
        Optional<Duration> took =
                row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis((long) (answer * 1000)));
        double seconds = SOME_TIME.toSeconds();
        return new DeliveryProgress(
                InstantColumn.of(row, "read_at"),
                InstantColumn.of(row, "planned_at"),
                whole ? Optional.of(row.getLong("joins")) : Optional.empty(),
                whole ? Optional.of(row.getLong("leaves")) : Optional.empty(),
                row.getLong("batches"),
                it.state() == ImportState.RUNNING ? row.getLong("in_flight") : 0,
                new DeliveryProgress.Pace(
                        row.getLong("recent") / seconds, row.getLong("acknowledged") / seconds, took));
    }
}
