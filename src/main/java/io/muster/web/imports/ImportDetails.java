package io.muster.web.imports;

import io.muster.imports.TypicalChange;
import io.muster.imports.query.DeliveryProgress;
import io.muster.imports.query.DeliveryProgressReader;
import io.muster.imports.query.NotificationReceipts;
import io.muster.ledger.plan.ParkedMembers.ParkedGroup;
import io.muster.ledger.store.RefusalCounts.RefusedIdentifier;
import io.muster.web.imports.RejectFiles.MaskedReject;
import io.muster.workspace.KeyEvidence;
import io.muster.workspace.WorkspaceEndpoints;
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
record ImportDetails(
        TypicalChange usual,
        DeliveryProgress course,
        KeyEvidence evidence,
        boolean file,
        Map<String, List<MaskedReject>> examples,
        List<RefusedIdentifier> refused,
        List<ParkedGroup> parked,
        Optional<NotificationReceipts.Letter> letter,
        WorkspaceEndpoints.Budget budget,
        List<DeliveryProgressReader.Flow> flows) {

    static final ImportDetails NONE = new ImportDetails(
            TypicalChange.UNKNOWN,
            DeliveryProgress.UNKNOWN,
            KeyEvidence.NONE,
            false,
            Map.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            WorkspaceEndpoints.Budget.UNKNOWN,
            List.of());
}
