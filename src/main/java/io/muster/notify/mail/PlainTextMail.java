package io.muster.notify.mail;

import io.muster.model.Phrases;
import io.muster.model.TranslationCatalog;
import io.muster.notify.MessageContent;
import java.util.stream.Collectors;

/** A mail as plain text: no columns, no hard wraps, nothing escaped. */
final class PlainTextMail {

    private PlainTextMail() {}

    static String of(MessageContent mail) {
        StringBuilder text = new StringBuilder();
        Phrases phrases = TranslationCatalog.installed().accepted(mail.language());
        String word = mail.word().toUpperCase(phrases.locale());
        text.append(line(word + ". " + mail.heading())).append("\n\n");
        text.append(line(mail.sentence())).append("\n\n");
        mail.listing().ifPresent(listing -> text.append(list(listing)).append("\n\n"));
        mail.facts().forEach(fact -> text.append(line(phrases.say("mail.fact", fact.label(), fact.value())))
                .append('\n'));
        text.append(mail.facts().isEmpty() ? "" : "\n");
        text.append(phrases.say("mail.link", mail.button().label()))
                .append('\n')
                .append(mail.button().url())
                .append("\n\n");
        // Mail programs know this line, trailing blank and all, as the start of a signature.
        return text.append("-- \n").append(line(mail.note())).append('\n').toString();
    }

    private static String list(MessageContent.Listing listing) {
        return listing.title()
                + listing.lines().stream()
                        .map(line -> "\n  " + line.number() + ". " + line.text()
                                + line.remark().map(remark -> " " + remark).orElse(""))
                        .collect(Collectors.joining());
    }

    /** Names come from outside and could hold a line break. */
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
