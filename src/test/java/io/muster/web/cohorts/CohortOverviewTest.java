package io.muster.web.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.imports.CohortState;
import io.muster.imports.Counts;
import io.muster.imports.CountsOf;
import io.muster.imports.FailureKind;
import io.muster.imports.Import;
import io.muster.imports.ImportSamples;
import io.muster.imports.ImportState;
import io.muster.ledger.store.CohortStore.CohortEntry;
import io.muster.ledger.store.CohortStore.CohortPause;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.Target;
import io.muster.workspace.WorkspaceStore.WorkspaceStop;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a cohort is: from its newest import, and what operators and Braze decided. */
@Tag("fast")
class CohortOverviewTest {

    private static final Optional<WorkspaceStop> GOES = Optional.empty();
    private static final Optional<WorkspaceStop> STOPPED = Optional.of(
            new WorkspaceStop(ImportSamples.NOW, Reason.uncoded("Braze refused the keys."), 401, false, false));
    private static final Optional<CohortEntry> LEDGER = Optional.of(ledger(Optional.empty(), false));
    private static final Optional<CohortEntry> PAUSED =
            Optional.of(ledger(Optional.of(new CohortPause(ImportSamples.NOW, "ann", "")), false));
    private static final Optional<CohortEntry> RETIRED = Optional.of(ledger(Optional.empty(), true));

    @Test
    void a_cohort_that_was_never_imported_is_never() {
        assertThat(CohortOverview.state(Optional.empty(), Optional.empty(), GOES))
                .isEqualTo(CohortState.NEVER);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, IMPORTING",
        "RUNNING, IMPORTING",
        "SUCCEEDED, IN_SYNC",
        "PARTIAL, IN_SYNC",
        "HELD, HELD",
        "FAILED, FAILED",
        "CANCELLED, FAILED"
    })
    void a_cohort_is_as_its_newest_import_is(ImportState last, CohortState state) {
        assertThat(CohortOverview.state(LEDGER, last(last), GOES)).isEqualTo(state);
    }

    @Test
    void what_is_parked_asks_for_a_person() {
        assertThat(CohortOverview.state(LEDGER, last(ImportState.PARTIAL, new CountsOf().parkedAdds(1)), GOES))
                .isEqualTo(CohortState.PARKED);
        assertThat(CohortOverview.state(LEDGER, last(ImportState.PARTIAL, new CountsOf().parkedRemoves(1)), GOES))
                .isEqualTo(CohortState.PARKED);
    }

    @Test
    void a_stopped_workspace_stops_its_cohorts_whatever_was_last() {
        for (ImportState state : ImportState.values()) {
            assertThat(CohortOverview.state(LEDGER, last(state), STOPPED)).isEqualTo(CohortState.STOPPED);
        }
        assertThat(CohortOverview.state(Optional.empty(), Optional.empty(), STOPPED))
                .isEqualTo(CohortState.STOPPED);
    }

    @Test
    void refused_keys_still_say_stopped_when_the_workspace_goes_again() {
        Import refused = ImportSamples.with(
                last(ImportState.FAILED).orElseThrow(), "default", FailureKind.KEYS, "Braze refused the keys.");

        assertThat(CohortOverview.state(LEDGER, Optional.of(refused), GOES)).isEqualTo(CohortState.STOPPED);
    }

    @Test
    void a_ledger_that_is_behind_shows_before_everything() {
        var behind = Optional.of(
                ledger(PAUSED.orElseThrow().paused(), true, Optional.of(Reason.of(ReasonCode.LEDGER_OLDER))));

        for (ImportState state : ImportState.values()) {
            assertThat(CohortOverview.state(behind, last(state), STOPPED)).isEqualTo(CohortState.LEDGER_BEHIND);
        }
    }

    @Test
    void a_pause_shows_before_what_was_last() {
        assertThat(CohortOverview.state(PAUSED, last(ImportState.FAILED), GOES)).isEqualTo(CohortState.PAUSED);
        assertThat(CohortOverview.state(PAUSED, last(ImportState.SUCCEEDED), STOPPED))
                .isEqualTo(CohortState.PAUSED);
    }

    @Test
    void a_retired_cohort_is_retired_until_it_works_again() {
        assertThat(CohortOverview.state(RETIRED, last(ImportState.SUCCEEDED), GOES))
                .isEqualTo(CohortState.RETIRED);
        assertThat(CohortOverview.state(RETIRED, last(ImportState.RUNNING), GOES))
                .isEqualTo(CohortState.IMPORTING);
    }

    private static Optional<Import> last(ImportState state) {
        return last(state, new CountsOf());
    }

    private static Optional<Import> last(ImportState state, CountsOf counts) {
        Counts built = counts.build();
        return Optional.of(ImportSamples.of("vip", "VIP customers", state, "07:00", "07:01", built));
    }

    private static CohortEntry ledger(Optional<CohortPause> paused, boolean retired) {
        return ledger(paused, retired, Optional.empty());
    }

    private static CohortEntry ledger(Optional<CohortPause> paused, boolean retired, Optional<Reason> behind) {
        return new CohortEntry(
                new Target(1, "vip", "default", "http://127.0.0.1:1", "muster"),
                ImportSamples.NOW,
                Optional.of("VIP customers"),
                10,
                "",
                paused,
                retired,
                behind);
    }
}
