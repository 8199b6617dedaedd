package io.muster.page;

import io.muster.cohort.Member;
import io.muster.history.Phrases;
import io.muster.ledger.Parked;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some of those whom a guard keeps in or out, masked: whether the right ones wait is told by looking. Public for the
 * templates only.
 */
public record Who(String title, List<Kind> kinds) {

    /**
     * @param number how many there are; empty for those who may not decide
     * @param first a few of them, {@code more} some more
     */
    public record Kind(String name, String number, List<String> first, List<String> more) {}

    private static final int FIRST = 3;

    /** Those who would leave, then those who would join. */
    static List<Who> of(List<Parked.Group> parked, boolean mayCount, Phrases phrases) {
        return Stream.of(true, false)
                .map(remove -> new Who(
                        phrases.say(remove ? "who.leave" : "who.join"),
                        parked.stream()
                                .filter(group -> group.remove() == remove)
                                .map(group -> kind(group, mayCount, phrases))
                                .toList()))
                .filter(side -> !side.kinds.isEmpty())
                .toList();
    }

    private static Kind kind(Parked.Group group, boolean mayCount, Phrases phrases) {
        String name = group.kind() == Member.Alias.class
                ? phrases.say("who.alias", group.label())
                : phrases.say(group.kind() == Member.DeviceId.class ? "who.device" : "who.external");
        int first = Math.min(FIRST, group.examples().size());
        return new Kind(
                name,
                mayCount ? phrases.numbers().grouped(group.count()) : "",
                group.examples().subList(0, first),
                group.examples().subList(first, group.examples().size()));
    }
}
