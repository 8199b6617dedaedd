package io.muster.ledger.plan;

import io.muster.model.Identifier;
import io.muster.model.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What an import would plan if it ran now.
 *
 * @param plan as the import's own would be, with what a guard would park
 * @param joins members that it would add, parked or not; {@code leaves} the same for removals
 * @param settles members whose state is uncertain or asked for again, and of which it would tell Braze once more
 * @param requests what it would take; {@code later} what the parked changes would, once approved
 * @param guard the guard that would act; {@code why} says what it saw
 * @param joining the first who would join, {@code leaving} the first who would leave; to be masked by whoever keeps them
 */
public record DryRunResult(
        ImportPlan plan,
        long presentBefore,
        long joins,
        long leaves,
        long settles,
        long requests,
        long later,
        Optional<String> guard,
        Reason why,
        List<Identifier> joining,
        List<Identifier> leaving) {}
