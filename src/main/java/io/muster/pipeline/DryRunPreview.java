package io.muster.pipeline;

import io.muster.imports.Preview.Person;
import io.muster.imports.Preview.PreviewReject;
import io.muster.imports.Preview.PreviewResult;
import io.muster.ledger.plan.DryRunResult;
import io.muster.ledger.plan.ImportPlan;
import io.muster.ledger.plan.Planner.StagedSource;
import io.muster.ledger.plan.RejectExamples.RejectExample;
import io.muster.model.Identifier;
import io.muster.model.Masking;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the ledger foresees, as the history keeps it: from here on nobody can be read out of it. */
final class DryRunPreview {

    private DryRunPreview() {}

    static PreviewResult of(
            StagedSource given,
            DryRunResult outlook,
            Map<String, Long> rejects,
            Map<String, Long> remarks,
            Map<String, List<RejectExample>> examples) {
        ImportPlan plan = outlook.plan();
        return new PreviewResult(
                given.rows(),
                given.rejected(),
                plan.duplicates(),
                plan.members(),
                outlook.presentBefore(),
                outlook.joins(),
                outlook.leaves(),
                outlook.settles(),
                plan.unchanged(),
                plan.refused(),
                plan.parkedAdds(),
                plan.parkedRemoves(),
                plan.changes(),
                outlook.requests(),
                outlook.later(),
                plan.held(),
                outlook.guard().orElse(""),
                outlook.why().sentence(),
                outlook.why(),
                given.list(),
                rejects,
                remarks,
                examples.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                                .map(each -> new PreviewReject(each.row(), each.masked(), each.bytes()))
                                .toList())),
                outlook.joining().stream().map(DryRunPreview::person).toList(),
                outlook.leaving().stream().map(DryRunPreview::person).toList());
    }

    private static Person person(Identifier member) {
        String masked = Masking.of(member.value());
        if (member instanceof Identifier.Alias alias) {
            return new Person("alias", alias.label(), masked);
        }
        return new Person(member instanceof Identifier.DeviceId ? "device_id" : "external_id", "", masked);
    }
}
