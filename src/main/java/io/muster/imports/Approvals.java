package io.muster.imports;

import io.muster.model.ImportRun.Waivers;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a guard kept back and a person may let go, for 24 hours (docs/design.md, <i>Guards</i>). */
public final class Approvals {

    private final JdbcClient sql;
    private final AdvisoryLock lock;

    public Approvals(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.lock = new AdvisoryLock(database);
    }

    /**
     * An approval is a limit, not a list: the new import may let so many go, whoever they are then. What an approval that
     * led to this import let go is let go again, else two guards would send their approvals past each other for ever.
     */
    public record Offer(String cohort, Waivers waivers, boolean expired) {}

    /**
     * Takes the offer of an import while nobody else does, on whatever node: what one approval has queued the next one
     * finds, even where that import has begun already.
     */
    public long alone(long importId, Supplier<Long> approval) {
        return lock.holding("approval of " + importId, approval);
    }

    /** Empty when nothing of the import is parked or held, or not any more: approved, or a later import has ended. */
    public Optional<Offer> find(long importId) {
        return sql.sql("""
                        select i.cohort,
                               greatest(i.parked_adds, i.approved_adds) adds,
                               greatest(i.parked_removes, i.approved_removes) removes,
                               concat_ws(',', i.guard, i.approved_guards) guards,
                               i.finished_at < now() - interval '24 hours' expired
                          from import i
                         where i.id = :id and i.state in ('PARTIAL', 'HELD') and i.guard is not null
                           and not exists (select from import later
                                            where later.cohort = i.cohort and later.id > i.id
                                              and (later.approves = i.id and later.state in ('QUEUED', 'RUNNING')
                                                   or later.state in ('SUCCEEDED', 'PARTIAL', 'HELD')))""")
                .param("id", importId)
                .query((row, n) -> new Offer(
                        row.getString("cohort"), ImportQueue.WAIVERS.mapRow(row, n), row.getBoolean("expired")))
                .optional();
    }
}
