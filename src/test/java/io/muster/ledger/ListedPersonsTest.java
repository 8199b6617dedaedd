package io.muster.ledger;

import static io.muster.history.ImportState.SUCCEEDED;
import static io.muster.ledger.Person.in;
import static io.muster.ledger.Person.out;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.cohort.Definition.Guards;
import io.muster.cohort.Share;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Change lists of persons who have several identifiers, which {@code match.person} ties. */
class ListedPersonsTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final String ALIAS_1 = Person.alias("m1");
    private static final Guards MOST_HALF_REMOVED =
            new Guards(Optional.of(Share.percent(50)), Optional.empty(), 0, Optional.empty(), false);

    private final Bench bench = Bench.lists(DATABASE).knowingPersons().against(new Braze(Family::user));

    @Test
    void what_was_parked_of_a_person_goes_no_more_when_a_later_list_wants_the_person() {
        bench.guardedBy(MOST_HALF_REMOVED);
        bench.imports(in(ALIAS_1).of("P1"), in("e1").of("P1"), in("e2").of("P2"));
        bench.imports(out(ALIAS_1).of("P1"));
        bench.imports(in("e1").of("P1"));
        bench.guardedBy(Bench.NO_GUARDS);
        Ended ended = bench.imports(in("e3").of("P3"));

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
        Ended ended = bench.imports(in("e3").of("P3"));

        assertThat(ended.state()).isEqualTo(SUCCEEDED);
        assertThat(bench.braze.users()).containsExactlyInAnyOrder("2", "3");
    }
}
