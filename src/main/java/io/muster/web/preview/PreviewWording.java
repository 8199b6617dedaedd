package io.muster.web.preview;

import io.muster.imports.Preview.PreviewResult;
import io.muster.model.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sentence of a preview and the word on its button, each with the numbers in it. */
record PreviewWording(PreviewResult found, Phrases phrases) {

    /** An import now would add 2,914 and keep 61,377 removals back. */
    String heading() {
        if (wholly()) {
            return phrases.say("preview.would.hold");
        }
        List<String> parts = now();
        if (found.parkedRemoves() > 0) {
            parts.add(phrases.count("preview.keep.removes", found.parkedRemoves()));
        }
        if (found.parkedAdds() > 0) {
            parts.add(phrases.count("preview.keep.adds", found.parkedAdds()));
        }
        return parts.isEmpty()
                ? phrases.say("preview.would.nothing")
                : phrases.say("preview.would", joined(parts, "preview.and"));
    }

    /** Import: add 2,914, park 61,377 */
    String button() {
        if (wholly()) {
            return phrases.say("preview.import.hold");
        }
        List<String> parts = now();
        long parked = found.parkedRemoves() + found.parkedAdds();
        if (parked > 0) {
            parts.add(phrases.say("preview.park", parked));
        }
        return parts.isEmpty()
                ? phrases.say("preview.import.nothing")
                : phrases.say("preview.import", joined(parts, "preview.comma"));
    }

    /** Whether a guard of the whole import lets nothing through, rather than one that parks a side of it. */
    boolean wholly() {
        return found.held() && found.parkedAdds() + found.parkedRemoves() == 0;
    }

    /** Nothing to send, and nothing kept back. */
    boolean nothing() {
        return !found.held() && found.changes() == 0 && found.parkedAdds() + found.parkedRemoves() == 0;
    }

    /** Changes that only repeat what Braze may know already, on the sides that would go. */
    Optional<Long> settled() {
        long settled = found.changes() - found.joinsNow() - found.leavesNow();
        return settled > 0 ? Optional.of(settled) : Optional.empty();
    }

    private List<String> now() {
        List<String> parts = new ArrayList<>();
        if (found.joinsNow() > 0) {
            parts.add(phrases.count("preview.add", found.joinsNow()));
        }
        if (found.leavesNow() > 0) {
            parts.add(phrases.count("preview.remove", found.leavesNow()));
        }
        settled().ifPresent(settled -> parts.add(phrases.count("preview.settle", settled)));
        return parts;
    }

    private String joined(List<String> parts, String last) {
        String words = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            words = phrases.say(i == parts.size() - 1 ? last : "preview.comma", words, parts.get(i));
        }
        return words;
    }
}
