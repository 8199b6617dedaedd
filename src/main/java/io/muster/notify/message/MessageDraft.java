package io.muster.notify.message;

import io.muster.imports.Counts;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import io.muster.notify.MessageContent;
import io.muster.wording.ImportWording;
import io.muster.wording.Sentence;
import io.muster.wording.Times;
import io.muster.wording.Tone;
import io.muster.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What every mail about an import is written from, and the parts that all have alike. */
record MessageDraft(Import it, ImportContext context, Phrases phrases, String url) {

    ImportWording words() {
        return new ImportWording(phrases);
    }

    Wording wording() {
        return words().of(it, context);
    }

    Times times() {
        return Times.of(context, phrases);
    }

    Counts counts() {
        return it.counts();
    }

    String say(String key, Object... gaps) {
        return phrases.say(key, gaps);
    }

    String count(String key, long number, Object... more) {
        return phrases.count(key, number, more);
    }

    Instant began() {
        return it.startedAt().orElse(it.queuedAt());
    }

    Instant ended() {
        return it.finishedAt().orElse(context.now());
    }

    /** The import started on … (zone) by its schedule and took 1 min 12 s. */
    String started() {
        String took = times().took(Duration.between(began(), ended()));
        return say("mail.started", times().full(began()), words().trigger(it), took);
    }

    MessageContent mail(String heading, String sentence, List<MessageContent.Fact> facts, String buttonKey) {
        Wording wording = wording();
        return mail(
                wording.tone(),
                wording.word(),
                wording.subject(),
                heading,
                sentence,
                Optional.empty(),
                facts,
                buttonKey);
    }

    MessageContent mail(
            Tone tone,
            String word,
            String subject,
            String heading,
            String sentence,
            Optional<MessageContent.Listing> listing,
            List<MessageContent.Fact> facts,
            String buttonKey) {
        // The zone is named once: by the sentence where it gives the time in full, else in the small print.
        String zone = context.zone().getId();
        String times = sentence.contains("(" + zone + ")") ? "" : " " + say("mail.zone", zone);
        String prefix = buttonKey.equals("mail.button.decide") ? say("mail.nothing.approved") + " " : "";
        return new MessageContent(
                phrases.locale().toLanguageTag(),
                tone,
                word,
                subject,
                preheader(),
                heading,
                sentence,
                listing,
                facts,
                new MessageContent.Button(say(buttonKey), url),
                prefix + say("mail.note", it.name()) + times);
    }

    /** The first thing beside the subject: the state as the list says it. */
    private String preheader() {
        Sentence list = wording().list();
        String next = context.next()
                .map(when -> " " + say("mail.next", times().date(when)))
                .orElse("");
        return it.state() == ImportState.SUCCEEDED
                ? say("mail.preheader.right", counts().presentAfter()) + next
                : list.toString();
    }
}
