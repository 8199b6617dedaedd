package io.muster.app;

import io.muster.cohort.Mask;
import io.muster.cohort.Member;
import io.muster.history.Preview;
import io.muster.history.Preview.Person;
import io.muster.ledger.Examples;
import io.muster.ledger.Outlook;
import io.muster.ledger.Plan;
import io.muster.ledger.Planner;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the ledger foresees, as the history keeps it: from here on nobody can be read out of it. */
final class PreviewFigures {

    private PreviewFigures() {}

    static Preview.Found of(
            Planner.Given given,
            Outlook outlook,
            Map<String, Long> rejects,
            Map<String, Long> remarks,
            Map<String, List<Examples.Example>> examples) {
        Plan plan = outlook.plan();
        return new Preview.Found(
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
                outlook.sentence(),
                given.list(),
                rejects,
                remarks,
                examples.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                                .map(each -> new Preview.Example(each.row(), each.masked(), each.bytes()))
                                .toList())),
                outlook.joining().stream().map(PreviewFigures::person).toList(),
                outlook.leaving().stream().map(PreviewFigures::person).toList());
    }

    private static Person person(Member member) {
        String masked = Mask.of(member.value());
        if (member instanceof Member.Alias alias) {
            return new Person("alias", alias.label(), masked);
        }
        return new Person(member instanceof Member.DeviceId ? "device_id" : "external_id", "", masked);
    }
}
