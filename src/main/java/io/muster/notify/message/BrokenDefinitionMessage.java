package io.muster.notify.message;

import io.muster.model.Phrases;
import io.muster.notify.BrokenDefinitionAlarm;
import io.muster.notify.MessageContent;
import io.muster.notify.MessageContent.Listing.ListedLine;
import io.muster.notify.NotificationKind;
import io.muster.wording.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the mail about a definition says that cannot be read, or can again. */
final class BrokenDefinitionMessage {

    /** More of them are in the log and on the page. */
    private static final int MOST_ERRORS = 5;

    private BrokenDefinitionMessage() {}

    static MessageContent of(BrokenDefinitionAlarm it, Phrases phrases, String url) {
        boolean isOver = it.about() == NotificationKind.READABLE;
        String key = isOver ? "unreadable.over." : "unreadable.";
        String name = it.inForce().name();
        String sentence = phrases.say(key + "sentence");
        return new MessageContent(
                phrases.locale().toLanguageTag(),
                isOver ? Tone.GOOD : Tone.BAD,
                phrases.say(key + "word"),
                phrases.say(key + "subject", it.inForce().cohort()),
                isOver ? sentence : it.errors().get(0),
                phrases.say(key + "heading", name),
                sentence,
                isOver ? Optional.empty() : Optional.of(errors(it.errors(), phrases)),
                List.of(),
                new MessageContent.Button(phrases.say("mail.button.cohort"), url),
                phrases.say("unreadable.note", name));
    }

    private static MessageContent.Listing errors(List<String> errors, Phrases phrases) {
        List<ListedLine> lines = IntStream.range(0, Math.min(MOST_ERRORS, errors.size()))
                .mapToObj(i -> new ListedLine(i + 1, errors.get(i), Optional.empty()))
                .toList();
        return new MessageContent.Listing(phrases.count("unreadable.errors", errors.size()), lines);
    }
}
