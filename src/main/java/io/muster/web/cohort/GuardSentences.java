package io.muster.web.cohort;

import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Percentage;
import io.muster.model.Phrases;
import java.util.ArrayList;
import java.util.List;

/** A cohort's guards in sentences, with what this week has come to. */
final class GuardSentences {

    private GuardSentences() {}

    /**
     * @param largest the most members within seven days
     * @param present those of now
     */
    static List<String> of(Guards guards, long largest, long present, Phrases phrases) {
        List<String> words = new ArrayList<>();
        if (guards.removalsAlways()) {
            words.add(phrases.say("cohort.guards.always"));
        } else {
            words.add(guards.maxRemoved()
                    .map(most -> phrases.say("cohort.guards.removed", share(most, phrases)) + " "
                            + week(largest, present, phrases))
                    .orElseGet(() -> phrases.say("cohort.guards.removed.off")));
        }
        guards.maxAdded().ifPresent(most -> words.add(phrases.say("cohort.guards.added", share(most, phrases))));
        if (guards.minMembers() > 0) {
            words.add(
                    guards.minMembers() == 1
                            ? phrases.say("cohort.guards.empty")
                            : phrases.say("cohort.guards.members", guards.minMembers()));
        }
        guards.maxRejected().ifPresent(most -> words.add(phrases.say("cohort.guards.rejected", share(most, phrases))));
        return words;
    }

    /** The net loss since the most of this week: what a slow leak comes to. */
    private static String week(long largest, long present, Phrases phrases) {
        long loss = largest - present;
        return loss <= 0
                ? phrases.say("cohort.guards.week.none")
                : phrases.say("cohort.guards.week", phrases.numbers().share(loss, largest), loss, largest);
    }

    private static String share(Percentage share, Phrases phrases) {
        return phrases.numbers().share(share);
    }
}
