package io.muster.wording;

/**
 * A state in a sentence.
 *
 * @param state the state itself, with its full stop; printed bold
 * @param rest what is so now, with the number, and what follows or can be done
 */
public record Sentence(String state, String rest) {

    @Override
    public String toString() {
        return rest.isEmpty() ? state : state + " " + rest;
    }
}
