package io.muster.web.imports;

import io.muster.web.kit.StatusIcon;
import java.util.Optional;

/**
 * One step of an import's way, and what came of it. Public for the templates only.
 *
 * @param id of its element
 * @param took how long, or so far; empty text where that is not known
 * @param leftOut whether it leads to the rows that were left out
 */
public record StepView(
        String id,
        StatusIcon glyph,
        String name,
        String what,
        Optional<String> hint,
        String took,
        boolean now,
        boolean leftOut,
        Optional<DeliveryGauge> progress) {

    static StepView of(String id, StatusIcon glyph, String name, String what) {
        return new StepView(id, glyph, name, what, Optional.empty(), "", false, false, Optional.empty());
    }

    StepView took(String time) {
        return new StepView(id, glyph, name, what, hint, time, now, leftOut, progress);
    }

    StepView hint(Optional<String> words) {
        return new StepView(id, glyph, name, what, words, took, now, leftOut, progress);
    }

    StepView isNow(boolean yes) {
        return new StepView(id, glyph, name, what, hint, took, yes, leftOut, progress);
    }

    StepView leadsToLeftOut(boolean yes) {
        return new StepView(id, glyph, name, what, hint, took, now, yes, progress);
    }

    StepView with(Optional<DeliveryGauge> delivered) {
        return new StepView(id, glyph, name, what, hint, took, now, leftOut, delivered);
    }
}
