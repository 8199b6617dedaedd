package io.muster.notify;

import io.muster.model.RecordRowMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mails or webhooks that did not leave.
 *
 * @param failing those that failed and are tried again
 * @param since when the oldest of them was written
 * @param givenUp those of the last seven days that are tried no more
 * @param givenUpLast when the last of them was
 * @param mended whether something left by the same way since
 * @param problem why the last one did not leave
 * @param cohorts whose they are, the first few
 */
public record OutboxBacklog(
        long failing,
        Optional<Instant> since,
        long givenUp,
        Optional<Instant> givenUpLast,
        boolean mended,
        Optional<String> problem,
        List<String> cohorts) {

    // Both arms have a partial index; what was written lately is enough to know whether the way is free.
    private static final String STATEMENT = """
            with late as (select receiver, sent_at from notification where %1$s order by id desc limit 500),
                 left_last as (select receiver, max(sent_at) at from late group by receiver),
                 open as (
                   select id, receiver, cohort, created_at, given_up_at, problem from notification
                    where %1$s and sent_at is null and given_up_at is null and attempts > 0 and problem is not null
                   union all
                   select id, receiver, cohort, created_at, given_up_at, problem from notification
                    where %1$s and given_up_at > now() - interval '7 days'),
                 stuck as (
                   select o.id, o.cohort, o.created_at, o.given_up_at, o.problem,
                          coalesce(l.at > o.given_up_at, false) mended
                     from open o
                     left join left_last l on l.receiver is not distinct from o.receiver)
            select count(*) filter (where given_up_at is null) failing,
                   min(created_at) filter (where given_up_at is null) since,
                   count(given_up_at) given_up, max(given_up_at) given_up_last,
                   coalesce(bool_and(mended) filter (where given_up_at is not null), false) mended,
                   (array_agg(problem order by id desc))[1] problem,
                   coalesce((array_agg(distinct cohort))[1:3], '{}') cohorts
              from stuck""";

    public static OutboxBacklog ofMails(DataSource database) {
        return of(database, STATEMENT.formatted("channel = 'MAIL'"));
    }

    /** Of all that goes to receivers of their own. */
    public static OutboxBacklog ofWebhooks(DataSource database) {
        return of(database, STATEMENT.formatted("channel <> 'MAIL'"));
    }

    private static OutboxBacklog of(DataSource database, String statement) {
        return JdbcClient.create(database)
                .sql(statement)
                .query(RecordRowMapper.of(OutboxBacklog.class))
                .single();
    }
}
