package io.muster.braze;

import io.muster.model.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An error that Braze listed beside an acceptance, as it may be shown: Braze can quote the request, so that only plain
 * words of it are left, neither a key nor an identifier.
 */
final class WarningText {

    private static final String HIDDEN = "•••";
    private static final int MOST = 200;
    private static final int LONGEST_WORD = 24;

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`|“[^”]*”");
    private static final Pattern TOKEN = Pattern.compile("[^\\s,;:()\\[\\]{}<>=!?]+");
    /** Letters, and hyphens and underscores between them, as names of fields have; a full stop at the end. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}+(?:[-_’/]\\p{L}+)*\\.*");

    private final Set<String> secret = new HashSet<>();

    WarningText(BrazeRequests.Keys keys) {
        secret.add(lower(keys.partnerKey()));
        secret.add(lower(keys.importKey()));
    }

    /** @param members of the request, in the ledger's form */
    WarningText without(List<String> members) {
        for (String member : members) {
            String value = member.substring(
                    member.charAt(0) == Identifier.ExternalId.KIND || member.charAt(0) == Identifier.DeviceId.KIND
                            ? 1
                            : member.indexOf(Identifier.SEPARATOR) + 1);
            // A name of two words is told of word by word.
            TOKEN.matcher(value).results().map(MatchResult::group).forEach(each -> secret.add(lower(each)));
        }
        return this;
    }

    String of(String error) {
        String line = error.replaceAll("\\p{Cntrl}+", " ").strip();
        String bare = QUOTED.matcher(line.length() > 10 * MOST ? line.substring(0, 10 * MOST) : line)
                .replaceAll(HIDDEN);
        String told = TOKEN.matcher(bare).replaceAll(word -> isPlain(word.group()) ? "$0" : HIDDEN);
        return told.length() <= MOST ? told : told.substring(0, MOST - 1).strip() + "…";
    }

    private boolean isPlain(String word) {
        String bare = lower(word).replaceAll("\\.+$", "");
        return word.equals(HIDDEN)
                || word.length() <= LONGEST_WORD && PLAIN.matcher(word).matches() && !secret.contains(bare);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
