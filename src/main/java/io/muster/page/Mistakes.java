package io.muster.page;

import java.util.List;

/** What is wrong with the fields of a request's body, all of it at once. */
final class Mistakes extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> all;

    /** @param field such as {@code schedule.daily}; empty where the body as a whole is meant */
    record Mistake(String field, String detail) {
        static Mistake of(String field, String found, String remedy) {
            return new Mistake(field, found + "; " + remedy + ".");
        }
    }

    Mistakes(List<Mistake> all) {
        this.all = List.copyOf(all);
    }

    List<Mistake> all() {
        return all;
    }
}
