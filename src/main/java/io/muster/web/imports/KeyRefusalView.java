package io.muster.web.imports;

import io.muster.braze.BrazeInstances;
import io.muster.imports.query.ImportContext;
import io.muster.model.Phrases;
import io.muster.web.kit.StatusIcon;
import io.muster.wording.Times;
import io.muster.workspace.KeyEvidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why Braze may have refused the keys, in the order of likelihood. Public for the templates only.
 *
 * @param replace whether the way to another key is shown with it
 */
public record KeyRefusalView(int number, String title, String text, String tag, CauseWeight weight, boolean replace) {

    /** How much speaks for it. */
    public enum CauseWeight {
        LIKELY(StatusIcon.TRIANGLE, "tag s-need"),
        POSSIBLE(StatusIcon.NOTE, "tag s-rest"),
        /** Only with evidence that has a time. */
        RULED_OUT(StatusIcon.TICK, "tag s-ok");

        private final StatusIcon glyph;
        private final String style;

        CauseWeight(StatusIcon glyph, String style) {
            this.glyph = glyph;
            this.style = style;
        }

        public StatusIcon glyph() {
            return glyph;
        }

        public String style() {
            return style;
        }
    }

    /** @param unknownPartner whether Braze answered 404, which is not about keys */
    public static List<KeyRefusalView> all(
            ImportContext context, KeyEvidence evidence, boolean unknownPartner, Phrases phrases) {
        Telling told = new Telling(context, evidence, phrases);
        return unknownPartner
                ? List.of(
                        told.cause(1, "404.1", "", CauseWeight.LIKELY),
                        told.cause(2, "404.2", told.set(), CauseWeight.POSSIBLE))
                : List.of(told.importKey(), told.cluster(), told.enabled(), told.partnerKey());
    }

    private record Telling(ImportContext context, KeyEvidence evidence, Phrases phrases) {

        KeyRefusalView importKey() {
            return cause(1, "1", until(), CauseWeight.LIKELY);
        }

        private String until() {
            if (evidence.accepted().isPresent() && !evidence.again()) {
                String key = evidence.sameKeys() ? "cause.1.accepted" : "cause.1.never";
                return phrases.say(key, moment(evidence.accepted().get()));
            }
            // What Braze accepted for the cohort is evidence too, of the keys of then.
            return evidence.accepted().isPresent()
                    ? ""
                    : context.past()
                            .lastRight()
                            .map(when -> phrases.say("cause.1.accepted", moment(when)))
                            .orElse("");
        }

        KeyRefusalView cluster() {
            return cause(2, "2", set(), CauseWeight.POSSIBLE);
        }

        String set() {
            return evidence.endpoint()
                    .map(uri -> phrases.say("cause.2.set", BrazeInstances.shown(uri)))
                    .orElse("");
        }

        KeyRefusalView enabled() {
            String was = evidence.accepted()
                    .filter(when -> !evidence.again())
                    .map(when -> phrases.say("cause.3.until", moment(when)))
                    .orElse("");
            return cause(3, "3", was, CauseWeight.POSSIBLE);
        }

        KeyRefusalView partnerKey() {
            Optional<KeyEvidence.Witness> witness = evidence.witness();
            if (witness.isEmpty()) {
                return cause(4, "4", "", CauseWeight.POSSIBLE);
            }
            KeyEvidence.Witness found = witness.get();
            String key =
                    found.clears() ? "cause.4.accepted" : found.sameHost() ? "cause.4.before" : "cause.4.elsewhere";
            String text = phrases.say(key, found.workspace(), moment(found.at()), BrazeInstances.shown(found.uri()));
            CauseWeight weight = found.clears() ? CauseWeight.RULED_OUT : CauseWeight.POSSIBLE;
            return new KeyRefusalView(4, phrases.say("cause.4"), text, tag("4", weight), weight, false);
        }

        KeyRefusalView cause(int number, String key, String evidence, CauseWeight weight) {
            String more = phrases.say("cause." + key + ".more");
            String text = evidence.isEmpty() ? more : more + " " + evidence;
            return new KeyRefusalView(
                    number, phrases.say("cause." + key), text, tag(key, weight), weight, key.equals("1"));
        }

        private String tag(String key, CauseWeight weight) {
            return phrases.say(
                    switch (weight) {
                        case LIKELY -> "cause.likely";
                        case POSSIBLE -> key.equals("2") ? "cause.possible.move" : "cause.possible";
                        case RULED_OUT -> "cause.ruled.out";
                    });
        }

        private String moment(Instant when) {
            return Times.of(context, phrases).moment(when);
        }
    }
}
