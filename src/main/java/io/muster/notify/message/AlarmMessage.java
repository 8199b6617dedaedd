package io.muster.notify.message;

import io.muster.imports.Import;
import io.muster.imports.query.ImportContext;
import io.muster.model.Numbers;
import io.muster.model.Phrases;
import io.muster.notify.MessageContent;
import io.muster.notify.MessageContent.Fact;
import io.muster.notify.NotificationKind;
import io.muster.notify.OverdueAlarm;
import io.muster.wording.ImportWording;
import io.muster.wording.Times;
import io.muster.wording.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the mail about a cohort says that is overdue, or is no longer. */
public final class AlarmMessage {

    private final OverdueAlarm alarm;
    private final AlarmStanding standing;
    private final Phrases phrases;
    private final String url;
    private final Times times;

    AlarmMessage(OverdueAlarm alarm, AlarmStanding standing, Phrases phrases, String url) {
        this.alarm = alarm;
        this.standing = standing;
        this.phrases = phrases;
        this.url = url;
        this.times = Times.of(standing.context(), phrases);
    }

    /**
     * How the cohort stands beside its alarm.
     *
     * @param last its newest import that was not skipped, whatever became of it
     * @param context of that import, or of the cohort where there is none
     */
    public record AlarmStanding(Optional<Import> last, ImportContext context) {

        /** In one sentence, as a list says it. */
        public String sentence(Phrases phrases) {
            return last.map(it ->
                            new ImportWording(phrases).of(it, context).list().toString())
                    .orElseGet(() -> phrases.say("cohort.NEVER"));
        }
    }

    MessageContent content() {
        boolean overdue = alarm.about() == NotificationKind.OVERDUE;
        String name = alarm.definition().name();
        String lasted = span(alarm.lasted());
        String subject = phrases.say(overdue ? "overdue.subject" : "overdue.over.subject", name, lasted);
        String sentence = overdue ? overdue() : phrases.say("overdue.over.sentence", times.full(alarm.now()));
        return new MessageContent(
                phrases.locale().toLanguageTag(),
                overdue ? Tone.BAD : Tone.GOOD,
                phrases.say(overdue ? "overdue.word" : "sync.again.word"),
                // A name comes from outside; it must not be able to add header lines.
                subject.replaceAll("\\p{Cntrl}+", " ").strip(),
                overdue ? standing.sentence(phrases) : sentence,
                overdue ? phrases.say("overdue.heading", name, lasted) : phrases.say("overdue.over.heading", name),
                sentence,
                Optional.empty(),
                facts(overdue, lasted),
                new MessageContent.Button(phrases.say("mail.button.cohort"), url),
                phrases.say("mail.note", name));
    }

    private String overdue() {
        String when = times.full(alarm.lastImport().orElse(alarm.since()));
        String allowed = span(alarm.allowed());
        String what = phrases.say(
                alarm.lastImport().isPresent() ? "overdue.sentence" : "overdue.sentence.never", allowed, when);
        Optional<Import> tried = standing.last().filter(it -> it.queuedAt().isAfter(alarm.since()));
        return what + " "
                + tried.map(it -> phrases.say("overdue.tried", standing.sentence(phrases)))
                        .orElseGet(() -> phrases.say("overdue.no.try"));
    }

    private List<Fact> facts(boolean overdue, String lasted) {
        List<Fact> facts = new ArrayList<>();
        Numbers numbers = phrases.numbers();
        standing.last()
                .ifPresent(it -> facts.add(new Fact(
                        phrases.say("fact.members.now"),
                        numbers.grouped(it.counts().presentAfter()))));
        if (!overdue) {
            facts.add(new Fact(phrases.say("overdue.fact.was"), lasted));
        }
        facts.add(new Fact(phrases.say("overdue.fact.allowed"), span(alarm.allowed())));
        alarm.lastImport().ifPresent(last -> facts.add(new Fact(phrases.say("overdue.fact.since"), times.date(last))));
        standing.context().next().ifPresent(next -> facts.add(new Fact(phrases.say("fact.next"), times.date(next))));
        return facts;
    }

    /** In hours as long as people count in them: 26 h, as the definition has it. */
    private String span(Duration time) {
        boolean inHours = time.compareTo(Duration.ofDays(1)) >= 0 && time.compareTo(Duration.ofDays(3)) < 0;
        return inHours ? phrases.say("duration.h", time.toHours()) : times.took(time);
    }
}
