package io.muster.web.kit;

import io.muster.imports.Import;
import io.muster.imports.Import.Waiting.WaitCause;
import io.muster.wording.Tone;

/** One shape a state, so that no state is told by its colour alone. Public for the templates only. */
public enum StatusIcon {
    TICK("s-ok"),
    RING("s-run"),
    HOURGLASS("s-wait"),
    CLOCK("s-wait"),
    TRIANGLE("s-need"),
    OCTAGON("s-bad"),
    NOTE("s-rest"),
    PAUSE("s-rest"),
    DASHED("s-rest"),
    FILE("s-ok");

    private final String style;

    StatusIcon(String style) {
        this.style = style;
    }

    /** The class of its colour. */
    public String style() {
        return style;
    }

    static StatusIcon of(Tone tone) {
        return switch (tone) {
            case GOOD -> TICK;
            case RUNNING -> RING;
            case WAITING -> HOURGLASS;
            case NEED -> TRIANGLE;
            case BAD -> OCTAGON;
            case REST -> NOTE;
        };
    }

    public static StatusIcon of(Tone tone, Import it) {
        return it.waiting()
                .filter(waiting -> waiting.why() == WaitCause.BRAZE_LIMIT)
                .map(waiting -> CLOCK)
                .orElseGet(() -> of(tone));
    }
}
