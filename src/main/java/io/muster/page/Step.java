package io.muster.page;

import java.util.Optional;

/**
 * One step of an import's way, and what came of it. Public for the templates only.
 *
 * @param id of its element
 * @param took how long, or so far; empty text where that is not known
 * @param leftOut whether it leads to the rows that were left out
 */
public record Step(
        String id,
        Glyph glyph,
        String name,
        String what,
        Optional<String> hint,
        String took,
        boolean now,
        boolean leftOut,
        Optional<Progress> progress) {

    static Step of(String id, Glyph glyph, String name, String what) {
        return new Step(id, glyph, name, what, Optional.empty(), "", false, false, Optional.empty());
    }

    Step took(String time) {
        return new Step(id, glyph, name, what, hint, time, now, leftOut, progress);
    }

    Step hint(Optional<String> words) {
        return new Step(id, glyph, name, what, words, took, now, leftOut, progress);
    }

    Step isNow(boolean yes) {
        return new Step(id, glyph, name, what, hint, took, yes, leftOut, progress);
    }

    Step leadsToLeftOut(boolean yes) {
        return new Step(id, glyph, name, what, hint, took, now, yes, progress);
    }

    Step with(Optional<Progress> delivered) {
        return new Step(id, glyph, name, what, hint, took, now, leftOut, delivered);
    }
}
