package io.muster.page;

import java.util.Optional;

/** A large figure of a delivery, with a word on what it is measured by. Public for the templates only. */
public record Gauge(String label, String value, Optional<String> hint) {

    static Gauge of(String label, String value) {
        return new Gauge(label, value, Optional.empty());
    }

    Gauge with(String word) {
        return new Gauge(label, value, Optional.of(word));
    }
}
