package io.muster.web.imports;

import io.muster.model.Phrases;
import io.muster.wording.Times;
import io.muster.workspace.KeyAcceptances;
import java.util.Optional;

/** What a test of a workspace's connection said, in a sentence. */
public final class ConnectionTestView {

    private ConnectionTestView() {}

    public static String tested(Optional<KeyAcceptances.Tested> test, Times times, Phrases phrases) {
        return test.map(each -> phrases.say(
                        key(each),
                        times.moment(each.at()),
                        status(each),
                        each.stranger().map(phrases::say).orElse("")))
                .orElse("");
    }

    /** Whether Braze took the keys; empty when nobody knows. */
    public static Optional<Boolean> works(Optional<KeyAcceptances.Tested> test) {
        return test.flatMap(each -> switch (key(each)) {
            case "test.good" -> Optional.of(true);
            case "test.refused", "test.partner" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    private static String key(KeyAcceptances.Tested test) {
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
        // A members request without members may be refused, but only after its keys were accepted (docs/braze-api.md,
        // 2).
        return status == 401 || status == 403
                ? "test.refused"
                : status < 300 || status == 400 ? "test.good" : "test.other";
    }

    private static String status(KeyAcceptances.Tested test) {
        return test.status().isPresent() ? Integer.toString(test.status().getAsInt()) : "";
    }
}
