package io.muster.wording;

/**
 * What is said of an import in its state.
 *
 * @param word the state in a word or two, such as "Held back"
 * @param list for a line among others
 * @param page for the import's own page
 * @param heading the page's title
 * @param subject the mail's; one line
 */
public record Wording(Tone tone, String word, Sentence list, Sentence page, String heading, String subject) {

    public Wording {
        // A name or a reason comes from outside; a mail's subject must not be able to add header lines.
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
