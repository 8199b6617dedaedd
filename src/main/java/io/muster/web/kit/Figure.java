package io.muster.web.kit;

/** A label and its value in the sheet of facts. Public for the templates only. */
public record Figure(String label, String value, FigureWeight weight) {

    /** How loud a figure is. */
    public enum FigureWeight {
        PLAIN("plain"),
        /** What the figures above come to. */
        SUM("sum"),
        /** Nothing happened, so it stands back. */
        ZERO("zero");

        private final String style;

        FigureWeight(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    public static Figure of(String label, String value) {
        return new Figure(label, value, FigureWeight.PLAIN);
    }

    public static Figure change(String label, long number, String value) {
        return new Figure(label, value, number == 0 ? FigureWeight.ZERO : FigureWeight.PLAIN);
    }

    public static Figure sum(String label, String value) {
        return new Figure(label, value, FigureWeight.SUM);
    }
}
