package io.muster.imports;

import io.muster.model.ImportRun;
import io.muster.model.Reason;
import io.muster.model.ReasonColumns;
import io.muster.model.RecordRowMapper;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Works out how an import ends; {@code routes/sql/end-import.sql} writes it. */
public final class Outcomes {

    private final JdbcClient sql;

    public Outcomes(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * An import's end as it is written.
     *
     * @param drops whether what was planned and never sent is dropped: after a cancel nobody wants it any more; after a
     *     failure it stays wanted, also by lists that come after a snapshot
     */
    public record Final(ImportState state, FailureKind fault, Reason why, boolean drops) {

        /** As its row keeps it. */
        public ReasonColumns reason() {
            return ReasonColumns.of(why);
        }
    }

    /** The import's end; empty when it only pauses, to go on later or elsewhere. */
    public Optional<Final> of(ImportRun run) {
        Optional<Outcome> ending =
                run.stopped().isPresent() ? run.stopped().flatMap(Outcome::of) : Optional.of(natural(run));
        return ending.map(end -> {
            ImportState.RUNNING.to(end.state());
            return new Final(end.state(), end.fault(), end.why(), end.state() == ImportState.CANCELLED);
        });
    }

    private Outcome natural(ImportRun run) {
        Outcome.Facts facts = sql.sql("""
                        select i.guard is not null and i.changes = 0 held,
                               i.reason guard, i.reason_code guard_code, i.reason_figures guard_figures,
                               i.warnings, coalesce(i.warning, '') warning, i.parked_adds + i.parked_removes parked,
                               i.refused + coalesce(sum(b.n) filter (where b.state = 'REFUSED'), 0) refused,
                               coalesce(sum(b.n) filter (where b.state in ('ACKNOWLEDGED', 'DOUBTED')), 0) sent
                          from import i
                          left join batch b on b.import = i.id
                         where i.id = :id
                         group by i.id""")
                .param("id", run.id())
                .query(RecordRowMapper.of(Outcome.Facts.class))
                .single();
        return Outcome.of(facts);
    }
}
