package io.muster.ledger;

import io.muster.cohort.Mask;
import io.muster.cohort.Member;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Identifiers that Braze refused alone, masked. */
public final class Refusals {

    private final JdbcClient sql;

    public Refusals(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** @param remove whether Braze refused to take it out rather than in */
    public record Refused(Class<? extends Member> kind, String masked, boolean remove) {}

    /** The first few that this import met. */
    public List<Refused> of(long importId, int most) {
        return sql.sql("""
                        select coalesce(remove_ids[1], add_ids[1]) id, cardinality(remove_ids) > 0 remove
                          from batch
                         where import = :import and state = 'R' and marked_at > '-infinity'
                         order by no
                         limit :most""")
                .param("import", importId)
                .param("most", most)
                .query((row, n) -> {
                    Member member = Member.of(row.getString("id"));
                    return new Refused(member.getClass(), Mask.of(member.value()), row.getBoolean("remove"));
                })
                .list();
    }
}
