package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.Section;
import io.muster.model.CohortDefinition.Notice;
import io.muster.model.CohortDefinition.Notice.When;
import io.muster.model.Durations;
import io.muster.model.TranslationCatalog;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code notify}: who is told, how and when. */
final class NotifySection {
    static final List<String> FIELDS = List.of("to", "when", "webhook", "overdue", "language", "channels");
    static final List<String> WHEN = List.of("always", "changes", "trouble");

    /** Bare addresses only; what breaks a mail's header (blanks, commas, angle brackets, controls) is not among it. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?");

    private static final int MOST_URL = 2_000;
    private static final Duration LEAST_OVERDUE = Duration.ofMinutes(1);

    private NotifySection() {}

    static Notice read(Section notify) {
        boolean byMail = !notify.hasAny(List.of("webhook", "channels")) || notify.hasAny(List.of("to"));
        List<String> to = (byMail ? notify.required("to", "[ crm@example.com ]") : Optional.<Field>empty())
                .stream()
                        .flatMap(field -> field.entries("[ crm@example.com ]").stream())
                        .flatMap(entry -> address(entry).stream())
                        .toList();
        When when = notify.optional("when")
                .flatMap(field -> field.word(WHEN))
                .map(word -> When.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(When.ALWAYS);
        return new Notice(
                to,
                when,
                notify.optional("webhook").flatMap(NotifySection::webhook),
                notify.optional("overdue").flatMap(NotifySection::overdue),
                // As many as there are files of sentences.
                notify.optional("language")
                        .flatMap(field ->
                                field.word(TranslationCatalog.installed().tags())),
                notify.optional("channels").stream()
                        .flatMap(field -> field.entries("[ ops ]").stream())
                        .flatMap(entry -> channel(entry).stream())
                        .toList());
    }

    private static Optional<String> channel(Field field) {
        return field.parsed(
                text -> Optional.of(text).filter(name -> name.matches("[a-z][a-z0-9]*")),
                "write the NAME of a muster.notify.channels.NAME.url in the settings, such as ops");
    }

    private static Optional<URI> webhook(Field field) {
        return field.text().flatMap(text -> {
            Optional<URI> uri = url(text);
            // Never shown: whoever knows such a URL can often post there.
            return uri.isPresent()
                    ? uri
                    : field.wrong(
                            field.path() + " is no plain web address",
                            "write an https URL such as https://example.com/muster, without a password in it");
        });
    }

    /** Whether plain http will do is for the settings to say. */
    private static Optional<URI> url(String text) {
        try {
            URI uri = new URI(text);
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean isPlain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return isWeb && isPlain && uri.getHost() != null && text.length() <= MOST_URL
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> overdue(Field field) {
        return field.parsed(
                text -> Durations.parse(text).filter(allowed -> allowed.compareTo(LEAST_OVERDUE) >= 0),
                "write a duration of at least 1m, such as 26h");
    }

    private static Optional<String> address(Field field) {
        return field.parsed(
                text -> Optional.of(text).filter(NotifySection::isAddress),
                "write one address alone, such as crm@example.com");
    }

    static boolean isAddress(String text) {
        // No mail can bear a name that begins or ends with a dot.
        return text.length() <= 254
                && ADDRESS.matcher(text).matches()
                && !text.contains("..")
                && !text.startsWith(".")
                && !text.contains(".@");
    }
}
