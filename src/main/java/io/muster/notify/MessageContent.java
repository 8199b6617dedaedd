package io.muster.notify;

import io.muster.wording.Tone;
import java.util.List;
import java.util.Optional;

/**
 * What a notification says to people, before a channel gives it a form.
 *
 * @param word the state in a word, in the colour of its tone
 * @param preheader what a mailbox shows beside the subject
 * @param note the small print below the sheet
 */
public record MessageContent(
        String language,
        Tone tone,
        String word,
        String subject,
        String preheader,
        String heading,
        String sentence,
        Optional<Listing> listing,
        List<Fact> facts,
        Button button,
        String note) {

    /** A value of up to so many characters stays on one line, also on a phone; a longer one would push the label out. */
    public static final int ONE_LINE = 20;

    /** Numbered lines, such as the causes of a refusal; the first may bear a remark. */
    public record Listing(String title, List<ListedLine> lines) {
        public record ListedLine(int number, String text, Optional<String> remark) {}
    }

    public record Fact(String label, String value) {}

    /** The only link: it leads to the import and does nothing by itself. */
    public record Button(String label, String url) {}

    /** The tone's colour on a dark sheet, where the mail program asks for one. */
    public String darkColour() {
        return switch (tone) {
            case GOOD -> "#83d0a0";
            case RUNNING -> "#93b4ff";
            case WAITING -> "#bdaef5";
            case NEED -> "#f2b965";
            case BAD -> "#ff9d93";
            case REST -> "#9aa0a7";
        };
    }

    /** The tone's colour on white; a mail has no style sheet to take it from. */
    public String colour() {
        return switch (tone) {
            case GOOD -> "#17663a";
            case RUNNING -> "#2149a0";
            case WAITING -> "#57478f";
            case NEED -> "#864800";
            case BAD -> "#a62018";
            case REST -> "#63686f";
        };
    }
}
