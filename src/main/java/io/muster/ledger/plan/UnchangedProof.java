package io.muster.ledger.plan;

import io.muster.ledger.stage.MemberSum;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells without a join that a snapshot is what Braze holds: as many members, with the same sum. Asked only of a ledger
 * that has nothing else to say of the cohort: nothing unanswered, doubted, refused or kept back, and nobody with several
 * identifiers. Safe for use by many threads.
 */
public final class UnchangedProof {

    /** Neighbouring numbers far apart (Fibonacci hashing). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** No number of members. */
    private static final long NONE = -1;

    private final JdbcClient sql;
    private final OptionalInt checkedOneIn;

    /** @param checkedOneIn of so many imports that are unchanged by their sum one is compared in full; none where it is empty */
    public UnchangedProof(DataSource database, OptionalInt checkedOneIn) {
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

    /** Whether a snapshot of the cohort may turn out to be what Braze holds, so that its rows need not be staged at once. */
    public boolean isPossible(ImportRun run, boolean list) {
        return !list
                && run.kind() == ImportKind.IMPORT
                && compare(sql, run, NONE, BigInteger.ZERO) == Comparison.OTHER
                && sql.sql("select present > 0 from cohort where id = :cohort")
                        .param("cohort", run.target().id())
                        .query(Boolean.class)
                        .single();
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
        return sql.sql("""
                        select case when c.member_sum is null or c.behind_at is not null
                                         or exists (select from batch b
                                                     where b.cohort = c.id and b.no > c.folded
                                                       and b.state not in ('ACKNOWLEDGED', 'SPLIT'))
                                         or exists (select from identity_link l where l.cohort = c.id)
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
