package io.muster.definition;

import io.muster.cohort.Definition.Notice;
import io.muster.cohort.Definition.Notice.When;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code notify}: who gets a mail, and when. */
final class NotifySection {
    static final List<String> FIELDS = List.of("to", "when");
    static final List<String> WHEN = List.of("always", "changes", "trouble");

    /** Bare addresses only; what breaks a mail's header (blanks, commas, angle brackets, controls) is not among it. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?");

    private NotifySection() {}

    static Notice read(Section notify) {
        List<String> to = notify.required("to", "[ crm@example.com ]").stream()
                .flatMap(field -> field.entries("[ crm@example.com ]").stream())
                .flatMap(entry -> address(entry).stream())
                .toList();
        When when = notify.optional("when")
                .flatMap(field -> field.word(WHEN))
                .map(word -> When.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(When.ALWAYS);
        return new Notice(to, when);
    }

    private static Optional<String> address(Field field) {
        return field.parsed(
                text -> Optional.of(text).filter(NotifySection::isAddress),
                "write one address alone, such as crm@example.com");
    }

    static boolean isAddress(String text) {
        return text.length() <= 254 && ADDRESS.matcher(text).matches() && !text.contains("..");
    }
}
