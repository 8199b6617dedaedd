package io.muster.model;

import java.util.regex.Pattern;

/** Names of files and folders as they may stand in a log or a sentence. */
public final class PrintableName {

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private PrintableName() {}

    /** A name may hold what would break a line of the log. */
    public static String of(String name) {
        return CONTROLS.matcher(name).replaceAll("?");
    }
}
