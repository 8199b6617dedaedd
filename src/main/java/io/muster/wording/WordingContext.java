package io.muster.wording;

import io.muster.imports.Counts;
import io.muster.imports.Import;
import io.muster.imports.query.ImportContext;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.Phrases;
import java.time.Instant;
import java.util.Optional;

/** One import with all that its words are made of; the turns of phrase that several states share. */
record WordingContext(Import it, ImportContext context, Phrases phrases) {

    String say(String key, Object... gaps) {
        return phrases.say(key, gaps);
    }

    String count(String key, long number, Object... more) {
        return phrases.count(key, number, more);
    }

    Counts counts() {
        return it.counts();
    }

    Times times() {
        return Times.of(context, phrases);
    }

    /** When it ended, or when it came if that is not kept. */
    Instant ended() {
        return it.finishedAt().orElse(it.queuedAt());
    }

    Instant began() {
        return it.startedAt().orElse(it.queuedAt());
    }

    boolean nothingSent() {
        return counts().acknowledged() == 0 && counts().added() + counts().removed() == 0;
    }

    /** Why, in a sentence. */
    String why() {
        return phrases.say(it.why());
    }

    /** Why, in a clause; empty where there is none, as for what ended before there were codes. */
    String whyShortly() {
        return phrases.shortly(it.why());
    }

    String progress() {
        return phrases.numbers().progress(counts().acknowledged(), counts().changes());
    }

    Optional<CohortDefinition.Source.File> file() {
        return context.definition()
                .map(CohortDefinition::source)
                .filter(CohortDefinition.Source.File.class::isInstance)
                .map(CohortDefinition.Source.File.class::cast);
    }

    boolean isChangeList() {
        return file().filter(file -> file.holds() == FileContents.CHANGES).isPresent();
    }

    /** Braze still holds Sunday’s members. */
    String stillHolds() {
        if (counts().presentAfter() == 0) {
            return say("still.holds.nobody");
        }
        return context.past()
                .lastRight()
                .map(when -> {
                    String whose = times().whoseWeekday(when);
                    return whose.isEmpty()
                            ? say("still.holds.old", times().dayOfMonth(when))
                            : say("still.holds", whose);
                })
                .orElseGet(() -> say("still.holds.unknown"));
    }

    /** Braze still holds Sunday’s 48,310 members. Once something was sent they are nobody's day. */
    String stillHoldsCount() {
        long present = counts().presentAfter();
        if (present == 0) {
            return say("still.holds.nobody");
        }
        Optional<Instant> lastRight = context.past().lastRight().filter(when -> nothingSent());
        if (lastRight.isEmpty()) {
            return count("still.holds.count.unknown", present);
        }
        String whose = times().whoseWeekday(lastRight.get());
        return whose.isEmpty()
                ? count("still.holds.count.old", present, times().dayOfMonth(lastRight.get()))
                : count("still.holds.count", present, whose);
    }

    Sentence sentence(String stateKey, String... rest) {
        return new Sentence(say(stateKey), join(rest));
    }

    /** What an import's page says once a later import has ended: how it was, since it no longer is. */
    Sentence was(String key, String... rest) {
        return new Sentence(
                say("overtaken.state", say(key), times().moment(ended())), join(join(rest), say("overtaken")));
    }

    boolean overtaken() {
        return context.past().overtaken();
    }

    static String join(String... parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            joined.append(joined.isEmpty() || part.isEmpty() ? "" : " ").append(part);
        }
        return joined.toString();
    }
}
