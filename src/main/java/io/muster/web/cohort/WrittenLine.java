package io.muster.web.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of a definition file that is wrong, as its page shows it. Public for the templates only.
 *
 * @param wrong whether it is the line that a mistake names, and not one beside it
 */
public record WrittenLine(int number, String text, boolean wrong) {

    private static final int BESIDE = 2;
    private static final int MOST = 240;

    /** The lines around {@code line}, counted from 1; the last ones where something is missing at the end. */
    static List<WrittenLine> around(int line, String text, boolean seesAll) {
        List<String> lines = text.lines().toList();
        if (line < 1 || line > lines.size() + 1) {
            return List.of();
        }
        List<String> shown = seesAll ? lines : hidden(lines);
        List<WrittenLine> around = new ArrayList<>();
        for (int i = Math.max(1, line - BESIDE); i <= Math.min(lines.size(), line + BESIDE); i++) {
            around.add(new WrittenLine(i, printable(shown.get(i - 1)), i == line));
        }
        return around;
    }

    /** Line by line, so that numbers stay; where a webhook goes stands on its line or below it, further in. */
    private static List<String> hidden(List<String> lines) {
        List<String> hidden = new ArrayList<>();
        int within = -1;
        for (String line : lines) {
            int indent = line.length() - line.stripLeading().length();
            if (within >= 0 && (line.isBlank() || indent > within)) {
                hidden.add("…");
                continue;
            }
            int webhook = line.toLowerCase(Locale.ROOT).indexOf("webhook");
            within = webhook < 0 ? -1 : indent;
            hidden.add(webhook < 0 ? HiddenUrls.in(line) : line.substring(0, webhook) + "webhook: …");
        }
        return hidden;
    }

    private static String printable(String line) {
        String cut = line.length() > MOST ? line.substring(0, MOST) + "…" : line;
        StringBuilder printable = new StringBuilder();
        cut.codePoints()
                .map(c -> c == '\t'
                        ? 0x2192
                        : Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0xfffd : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
