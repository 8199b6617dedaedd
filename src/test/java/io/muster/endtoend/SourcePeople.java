package io.muster.endtoend;

import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** The people of a source, who come and go. Each has one identifier, a text of {@code Member.text()}. */
final class SourcePeople {

    private final RandomGenerator chance;
    private final int all;
    private final IntFunction<String> identifier;
    private final BitSet in = new BitSet();

    /** @param all how many there are; about half of them are members at a time, at first none */
    SourcePeople(RandomGenerator chance, int all, IntFunction<String> identifier) {
        this.chance = chance;
        this.all = all;
        this.identifier = identifier;
    }

    /** Half of them come. */
    Set<String> gathers() {
        for (int i = 0; i < all; i++) {
            in.set(i, chance.nextBoolean());
        }
        return people();
    }

    /** Up to this share of them change their mind: who was in leaves, who was not joins. */
    Set<String> moves(double most) {
        double share = most * chance.nextDouble();
        for (int i = 0; i < all; i++) {
            if (chance.nextDouble() < share) {
                in.flip(i);
            }
        }
        // Nobody moving at all would be another test.
        in.flip(chance.nextInt(all));
        return people();
    }

    Set<String> people() {
        Set<String> people = new TreeSet<>();
        in.stream().mapToObj(identifier).forEach(people::add);
        return people;
    }
}
