package io.muster.ledger;

import static io.muster.imports.ImportState.SUCCEEDED;
import static io.muster.ledger.SourcePerson.in;
import static io.muster.ledger.SourcePerson.out;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Percentage;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Change lists of persons who have several identifiers, which {@code match.person} ties. */
class ListedPersonsTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final String ALIAS_1 = SourcePerson.alias("m1");
    private static final Guards MOST_HALF_REMOVED =
            new Guards(Optional.of(Percentage.percent(50)), Optional.empty(), 0, Optional.empty(), false);

    private final LedgerBench bench =
            LedgerBench.lists(DATABASE).knowingPersons().against(new SimulatedBraze(HistoryFamily::user));

    @Test
    void what_was_parked_of_a_person_goes_no_more_when_a_later_list_wants_the_person() {
        bench.guardedBy(MOST_HALF_REMOVED);
        bench.imports(in(ALIAS_1).of("P1"), in("e1").of("P1"), in("e2").of("P2"));
        bench.imports(out(ALIAS_1).of("P1"));
        bench.imports(in("e1").of("P1"));
        bench.guardedBy(LedgerBench.NO_GUARDS);
        EndedImport ended = bench.imports(in("e3").of("P3"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void a_list_that_takes_a_person_out_ends_the_wish_for_their_refused_identifier() {
        bench.imports(in(ALIAS_1).of("P1"), in("e2").of("P2"));
        bench.braze.poison("e1");
        bench.imports(in("e1").of("P1"));
        bench.imports(out(ALIAS_1).of("P1"));
        bench.braze.cure();
        bench.retriesRefused();
        EndedImport ended = bench.imports(in("e3").of("P3"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("2", "3");
    }
}
