package io.muster.web.imports;

import io.muster.ledger.plan.ParkedMembers.ParkedGroup;
import io.muster.model.Identifier;
import io.muster.model.Phrases;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some of those whom a guard keeps in or out, masked: whether the right ones wait is told by looking. Public for the
 * templates only.
 */
public record ParkedMembersView(String title, List<ParkedKind> kinds) {

    /**
     * @param number how many there are; empty for those who may not decide
     * @param first a few of them, {@code more} some more
     */
    public record ParkedKind(String name, String number, List<String> first, List<String> more) {}

    private static final int FIRST = 3;

    /** Those who would leave, then those who would join. */
    static List<ParkedMembersView> of(List<ParkedGroup> parked, boolean mayCount, Phrases phrases) {
        return Stream.of(true, false)
                .map(remove -> new ParkedMembersView(
                        phrases.say(remove ? "who.leave" : "who.join"),
                        parked.stream()
                                .filter(group -> group.remove() == remove)
                                .map(group -> kind(group, mayCount, phrases))
                                .toList()))
                .filter(side -> !side.kinds.isEmpty())
                .toList();
    }

    private static ParkedKind kind(ParkedGroup group, boolean mayCount, Phrases phrases) {
        String name = group.kind() == Identifier.Alias.class
                ? phrases.say("who.alias", group.label())
                : phrases.say(group.kind() == Identifier.DeviceId.class ? "who.device" : "who.external");
        int first = Math.min(FIRST, group.examples().size());
        return new ParkedKind(
                name,
                mayCount ? phrases.numbers().grouped(group.count()) : "",
                group.examples().subList(0, first),
                group.examples().subList(first, group.examples().size()));
    }
}
