package io.muster.page;

import io.muster.history.Passage;
import io.muster.history.Passages;
import io.muster.history.Told;
import io.muster.history.Usual;
import io.muster.ledger.Parked;
import io.muster.ledger.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import's page knows beside the import and its words. All of it may be missing; then less is said.
 *
 * @param file whether the rows that were left out can be downloaded
 * @param examples of them, by reason, masked
 * @param refused the first identifiers that Braze refused, masked
 * @param parked who waits behind a guard
 * @param flows the imports that share the budget with it
 */
record Insight(
        Usual usual,
        Passage course,
        Evidence evidence,
        boolean file,
        Map<String, List<RejectFiles.Example>> examples,
        List<Refusals.Refused> refused,
        List<Parked.Group> parked,
        Optional<Told.Letter> letter,
        Endpoints.Budget budget,
        List<Passages.Flow> flows) {

    static final Insight NONE = new Insight(
            Usual.UNKNOWN,
            Passage.UNKNOWN,
            Evidence.NONE,
            false,
            Map.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Endpoints.Budget.UNKNOWN,
            List.of());
}
