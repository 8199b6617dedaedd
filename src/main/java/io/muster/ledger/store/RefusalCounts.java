package io.muster.ledger.store;

import io.muster.model.Identifier;
import io.muster.model.Masking;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Identifiers that Braze refused alone, masked. */
public final class RefusalCounts {

    private final JdbcClient sql;

    public RefusalCounts(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** @param remove whether Braze refused to take it out rather than in */
    public record RefusedIdentifier(Class<? extends Identifier> kind, String masked, boolean remove) {}

    /** The first few that this import met, also where a base that was rebuilt since has folded them away. */
    public List<RefusedIdentifier> of(long importId, int most) {
        return sql.sql("""
                        with refused as (
                               select no, coalesce(remove_ids[1], add_ids[1]) id, cardinality(remove_ids) > 0 remove
                                 from batch
                                where import = :import and state = 'REFUSED' and marked_at > '-infinity'
                               union all
                               select p.no, coalesce(p.remove_ids[1], p.add_ids[1]), cardinality(p.remove_ids) > 0
                                 from import i
                                 join batch_archive p on p.cohort = i.cohort_id
                                where i.id = :import and p.import = i.id
                                  and p.state = 'REFUSED' and p.marked_at > '-infinity')
                        select id, remove
                          from (select distinct on (id) id, remove, no from refused order by id, no) r
                         order by no
                         limit :most""")
                .param("import", importId)
                .param("most", most)
                .query((row, n) -> {
                    Identifier member = Identifier.of(row.getString("id"));
                    return new RefusedIdentifier(
                            member.getClass(), Masking.of(member.value()), row.getBoolean("remove"));
                })
                .list();
    }
}
