package io.muster.page;

/** A label and its value in the sheet of facts. Public for the templates only. */
public record Figure(String label, String value, boolean sum) {

    static Figure of(String label, String value) {
        return new Figure(label, value, false);
    }
}
