package io.muster.page;

import io.muster.history.Acceptances;
import io.muster.history.Phrases;
import io.muster.history.Times;
import java.util.Optional;

/** What a test of a workspace's connection said, in a sentence. */
final class Connection {

    private Connection() {}

    static String tested(Optional<Acceptances.Tested> test, Times times, Phrases phrases) {
        return test.map(each -> phrases.say(
                        key(each),
                        times.moment(each.at()),
                        status(each),
                        each.stranger().orElse("")))
                .orElse("");
    }

    /** Whether Braze took the keys; empty when nobody knows. */
    static Optional<Boolean> works(Optional<Acceptances.Tested> test) {
        return test.flatMap(each -> switch (key(each)) {
            case "test.good" -> Optional.of(true);
            case "test.refused", "test.partner" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    private static String key(Acceptances.Tested test) {
        if (test.status().isEmpty()) {
            return "test.none";
        }
        int status = test.status().getAsInt();
        if (test.stranger().isPresent()) {
            return "test.stranger";
        }
        if (status == 404) {
            return "test.partner";
        }
        // A members request without members may be refused, but only after its keys were accepted (braze-api, 2).
        return status == 401 || status == 403
                ? "test.refused"
                : status < 300 || status == 400 ? "test.good" : "test.other";
    }

    private static String status(Acceptances.Tested test) {
        return test.status().isPresent() ? Integer.toString(test.status().getAsInt()) : "";
    }
}
