package io.muster.braze;

import io.muster.braze.MembersRequest.AliasName;
import io.muster.braze.MembersRequest.RequestSide;
import io.muster.ledger.store.Batch;
import io.muster.model.Identifier;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The bodies of the two requests (docs/braze-api.md §1 and §2), as values; the routes marshal them. Both keys stand in each
 * body, so that no body may reach a log. Safe for use by many threads.
 */
public final class BrazeRequests {

    /** The keys that each body holds. */
    public record Keys(String partnerKey, String importKey) {
        @Override
        public String toString() {
            return "Keys[***]";
        }
    }

    /** Create or rename. */
    public Object create(Keys keys, String cohort, String name, Instant createdAt) {
        return new CreateRequest(
                keys.partnerKey(),
                keys.importKey(),
                cohort,
                name,
                createdAt.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Add and remove. */
    public Object members(Keys keys, String cohort, Batch batch) {
        List<RequestSide> changes = new ArrayList<>(2);
        if (!batch.adds().isEmpty()) {
            changes.add(side(batch.adds(), false));
        }
        if (!batch.removes().isEmpty()) {
            changes.add(side(batch.removes(), true));
        }
        return new MembersRequest(keys.partnerKey(), keys.importKey(), cohort, changes);
    }

    /** No change at all: the usual connection test. */
    public Object test(Keys keys, String cohort) {
        return new MembersRequest(keys.partnerKey(), keys.importKey(), cohort, List.of());
    }

    private static RequestSide side(List<String> members, boolean remove) {
        List<String> users = new ArrayList<>(members.size());
        List<String> devices = new ArrayList<>();
        List<AliasName> aliases = new ArrayList<>();
        for (String member : members) {
            switch (member.charAt(0)) {
                case Identifier.ExternalId.KIND -> users.add(member.substring(1));
                case Identifier.DeviceId.KIND -> devices.add(member.substring(1));
                default -> {
                    int end = member.indexOf(Identifier.SEPARATOR);
                    aliases.add(new AliasName(member.substring(end + 1), member.substring(1, end)));
                }
            }
        }
        return new RequestSide(users, devices, aliases, remove);
    }
}
