package io.muster.history;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a guard kept back and a person may let go, for 24 hours (design, <i>Guards</i>). */
public final class Approvals {

    private final JdbcClient sql;

    public Approvals(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** An approval is a limit, not a list: the new import may let so many go, whoever they are then. */
    public record Offer(String cohort, long parkedAdds, long parkedRemoves, Optional<String> guard, boolean expired) {}

    /** Empty when nothing of the import is parked or held. */
    public Optional<Offer> find(long importId) {
        return sql.sql("""
                        select cohort, parked_adds, parked_removes, guard,
                               finished_at < now() - interval '24 hours' expired
                          from import
                         where id = :id and state in ('PARTIAL', 'HELD') and guard is not null""")
                .param("id", importId)
                .query((row, n) -> new Offer(
                        row.getString("cohort"),
                        row.getLong("parked_adds"),
                        row.getLong("parked_removes"),
                        Optional.ofNullable(row.getString("guard")),
                        row.getBoolean("expired")))
                .optional();
    }
}
