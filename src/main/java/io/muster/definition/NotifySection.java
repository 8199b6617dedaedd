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
import java.util.Optional;

/** {@code notify}: who is told, how and when. */
final class NotifySection {
    private static final Duration LEAST_OVERDUE = Duration.ofMinutes(1);

    private NotifySection() {}

    static Notice read(Section notify) {
        String example = "[ crm@example.com ]";
        return new Notice(
                (notify.hasChoice() ? notify.field("to") : notify.required("to", example))
                        .map(field -> field.entries(
                                example, each -> each.formed("write one address alone, such as crm@example.com")))
                        .orElse(List.of()),
                notify.value("when", field -> field.word(When.class)),
                notify.field("webhook").flatMap(NotifySection::webhook),
                notify.field("overdue").flatMap(NotifySection::overdue),
                // As many as there are files of sentences.
                notify.field("language")
                        .flatMap(field ->
                                field.word(TranslationCatalog.installed().tags())),
                notify.field("channels")
                        .map(field -> field.entries("[ ops ]", NotifySection::channel))
                        .orElse(List.of()));
    }

    private static Optional<String> channel(Field field) {
        return field.formed("write the NAME of a muster.notify.channels.NAME.url in the settings, such as ops");
    }

    private static Optional<URI> webhook(Field field) {
        return field.text().flatMap(text -> {
            Optional<URI> uri = field.fits(text) ? url(text) : Optional.empty();
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
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> overdue(Field field) {
        return field.parsed(
                text -> Durations.parse(text).filter(allowed -> allowed.compareTo(LEAST_OVERDUE) >= 0),
                "write a duration of at least 1m, such as 26h");
    }
}
