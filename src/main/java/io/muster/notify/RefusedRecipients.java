package io.muster.notify;

import io.muster.model.Masking;
import io.muster.model.RecordRowMapper;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whom the mail server refused for good within seven days, each address once.
 *
 * @param last the newest of them, masked: it is a person's
 * @param cohorts whose mails they were for, the first few
 */
public record RefusedRecipients(long count, Optional<String> last, List<String> cohorts) {

    public static RefusedRecipients of(DataSource database) {
        RefusedRecipients plain = JdbcClient.create(database)
                .sql("""
                        with late as (
                               select r address, n.id, n.cohort
                                 from notification n
                                cross join unnest(n.refused) r
                                where n.refused <> '{}' and n.created_at > now() - interval '7 days')
                        select count(distinct address) count, (array_agg(address order by id desc))[1] as last,
                               coalesce((array_agg(distinct cohort))[1:3], '{}') cohorts
                          from late""")
                .query(RecordRowMapper.of(RefusedRecipients.class))
                .single();
        return new RefusedRecipients(plain.count, plain.last.map(RefusedRecipients::masked), plain.cohorts);
    }

    /** Whose mail program it is may be told; who it is not. */
    public static String masked(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? Masking.of(address) : Masking.of(address.substring(0, at)) + address.substring(at);
    }
}
