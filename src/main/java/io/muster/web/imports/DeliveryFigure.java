package io.muster.web.imports;

import java.util.Optional;

/** A large figure of a delivery, with a word on what it is measured by. Public for the templates only. */
public record DeliveryFigure(String label, String value, Optional<String> hint) {

    static DeliveryFigure of(String label, String value) {
        return new DeliveryFigure(label, value, Optional.empty());
    }

    DeliveryFigure with(String word) {
        return new DeliveryFigure(label, value, Optional.of(word));
    }
}
