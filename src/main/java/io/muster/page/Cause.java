package io.muster.page;

import io.muster.history.Context;
import io.muster.history.Phrases;
import java.util.List;
import java.util.stream.IntStream;

/** Why Braze may have refused the keys, in the order of likelihood. Public for the templates only. */
public record Cause(int number, String title, String text, String tag, boolean likely) {

    private static final int ALL = 4;

    static List<Cause> all(Context context, Phrases phrases) {
        return IntStream.rangeClosed(1, ALL)
                .mapToObj(number -> of(number, context, phrases))
                .toList();
    }

    private static Cause of(int number, Context context, Phrases phrases) {
        String text = phrases.say("cause." + number + ".more");
        // Only a time is evidence that a key once worked.
        String evidence = number > 1
                ? ""
                : context.past()
                        .lastRight()
                        .map(when -> " "
                                + phrases.say(
                                        "cause.1.accepted",
                                        context.times(phrases).moment(when)))
                        .orElse("");
        String tag =
                switch (number) {
                    case 1 -> "cause.likely";
                    case 2 -> "cause.possible.move";
                    default -> "cause.possible";
                };
        return new Cause(number, phrases.say("cause." + number), text + evidence, phrases.say(tag), number == 1);
    }
}
