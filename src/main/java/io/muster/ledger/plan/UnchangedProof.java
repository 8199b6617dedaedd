package io.muster.ledger.plan;

import io.muster.ledger.stage.MemberSum;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.store.LeaseLostException;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Tells without a join that a snapshot is what Braze holds: as many members, with the same sum. Asked only of a ledger
 * that has nothing else to say of the cohort: nothing unanswered, doubted, refused or kept back, and nobody with several
 * identifiers. Safe for use by many threads.
 */
public final class UnchangedProof {

    /** Neighbouring numbers far apart (Fibonacci hashing). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /**
     * Of the cohort {@code c}: its sum is not known, an import wrote since and did not end, or there is more to know than
     * who was accepted. What was unanswered once counts until the base is made anew.
     */
    private static final String UNKNOWN = """
            c.member_sum is null or c.behind_at is not null
            or c.summed_no < coalesce((select max(b.no) from batch b where b.cohort = c.id), 0)
            or exists (select from batch b
                        where b.cohort = c.id and b.no > c.folded and b.state not in ('ACKNOWLEDGED', 'SPLIT'))
            or exists (select from identity_link l where l.cohort = c.id)
            """;

    private final DataSource database;
    private final JdbcClient sql;
    private final OptionalInt checkedOneIn;

    /** @param checkedOneIn of so many imports that are unchanged by their sum one is compared in full; none where it is empty */
    public UnchangedProof(DataSource database, OptionalInt checkedOneIn) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.checkedOneIn = checkedOneIn;
    }

    /**
     * What a snapshot's members sum up to.
     *
     * @param proven whether that is what Braze holds already: then nothing of it lies in the stage
     */
    public record SnapshotSum(BigInteger value, boolean proven) {}

    /** What the sums say of a snapshot. */
    enum Comparison {
        SAME,
        OTHER,
        /** The cohort's sum is not known, or not all that there is to know. */
        UNKNOWN
    }

    /**
     * A stage whose rows lie in a file of this folder until they are needed, where they may turn out to be whom Braze holds;
     * else one that is filled at once.
     */
    public StagingTable stage(ImportRun run, boolean list, Path folder) throws SQLException {
        boolean mayBeUnchanged = !list
                && run.kind() == ImportKind.IMPORT
                && sql.sql("select present > 0 and not (" + UNKNOWN + ") from cohort c where c.id = :cohort")
                        .param("cohort", run.target().id())
                        .query(Boolean.class)
                        .single();
        return mayBeUnchanged
                ? StagingTable.later(database, run.id(), folder, new HeldLease(run))
                : StagingTable.open(database, run.id());
    }

    /** Only whose lease it still is makes the import's table: another node may be at work with its own. */
    private record HeldLease(ImportRun run) implements StagingTable.LateFilling {

        @Override
        public void begins(Connection connection) {
            boolean ours = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("select id from import where id = :id and token = :token and state = 'RUNNING' for share")
                    .param("id", run.id())
                    .param("token", run.token())
                    .query(Long.class)
                    .optional()
                    .isPresent();
            if (!ours) {
                throw new LeaseLostException(run.id());
            }
        }

        @Override
        public void goesOn() {
            run.check();
        }
    }

    /** A sum to add the snapshot's members to; none for what is no snapshot of the cohort, or only looks. */
    public Optional<MemberSum> begin(ImportRun run, boolean list) {
        if (list || run.kind() != ImportKind.IMPORT && run.kind() != ImportKind.REFRESH) {
            return Optional.empty();
        }
        return sql.sql("select sum_key from cohort where id = :cohort")
                .param("cohort", run.target().id())
                .query(UUID.class)
                .optional()
                .map(MemberSum::new);
    }

    /**
     * The snapshot's sum, and whether it proves that nothing is to be done.
     *
     * @param members rows with an identifier, duplicates among them
     * @param tied whether a row told more than one identifier of a person
     */
    public SnapshotSum of(ImportRun run, MemberSum sum, long members, boolean tied) {
        BigInteger value = sum.value();
        boolean proven = run.kind() == ImportKind.IMPORT
                && !tied
                && compare(sql, run, members, value) == Comparison.SAME
                && !isChecked(run);
        return new SnapshotSum(value, proven);
    }

    /** By chance, as it were, and not always the same one of cohorts whose imports take their numbers in turn. */
    private boolean isChecked(ImportRun run) {
        return checkedOneIn.isPresent() && (run.id() * SPREAD >>> Integer.SIZE) % checkedOneIn.getAsInt() == 0;
    }

    static Comparison compare(JdbcClient sql, ImportRun run, long members, BigInteger sum) {
        return sql.sql("select case when " + UNKNOWN + """
                                     then 'UNKNOWN'
                                    when c.present = :members and c.member_sum = :sum then 'SAME'
                                    else 'OTHER' end
                          from cohort c
                         where c.id = :cohort""")
                .param("cohort", run.target().id())
                .param("members", members)
                .param("sum", new BigDecimal(sum))
                .query(Comparison.class)
                .single();
    }

    /** Somebody changed the ledger, such as by a resync, while the source was read: it is read again. */
    public static final class LedgerChangedException extends ReasonException {
        private static final long serialVersionUID = 1;

        LedgerChangedException() {
            super(Reason.of(ReasonCode.LEDGER_CHANGED));
        }
    }
}
