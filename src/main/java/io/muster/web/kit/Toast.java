package io.muster.web.kit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers a thing that somebody just did. It goes away, so it never carries a state. Public for the templates only.
 *
 * @param undo where a form goes that takes it back
 */
public record Toast(String text, Optional<String> undo) {

    /** What was done, as the address says that leads back to the cohort. */
    public enum Done {
        PAUSED("resume"),
        RESUMED(""),
        SCHEDULE_SAVED("schedule/undo"),
        SCHEDULE_MAILS(""),
        SCHEDULE_REMOVED(""),
        SCHEDULE_UNDONE(""),
        SCHEDULE_PAUSED("schedule/resume"),
        SCHEDULE_RESUMED("schedule/pause"),
        TRUSTED(""),
        SET_ASIDE("");

        private final String undo;

        Done(String undo) {
            this.undo = undo;
        }

        /** The end of the path that takes it back; empty where nothing does. */
        public String undo() {
            return undo;
        }

        /** As addresses and sentences name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The cohort's page, which answers that this was done. */
        public String path(String cohort) {
            return "/cohorts/" + cohort + "?done=" + word();
        }

        public static Optional<Done> of(Optional<String> word) {
            return Arrays.stream(values())
                    .filter(each -> word.filter(each.word()::equals).isPresent())
                    .findFirst();
        }
    }
}
