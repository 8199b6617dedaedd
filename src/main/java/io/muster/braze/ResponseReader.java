package io.muster.braze;

import io.muster.braze.ResponseBody.ResponseBodyKind;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads Braze's answers: the status decides, once the body says that it is Braze's (docs/braze-api.md, <i>Answers</i> and
 * <i>Limits</i>).
 */
public final class ResponseReader {

    /** Below this a reset is a number of seconds, above it seconds of the epoch (docs/braze-api.md, <i>Limits</i>). */
    private static final long EPOCH_FROM = 1_000_000;

    private final Clock clock;

    public ResponseReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param header gives a header's value, without regard to case
     * @param body what stands in it; it can echo the client secret and is shown nowhere
     */
    public BrazeResponse read(int status, Function<String, Optional<String>> header, ResponseBody body) {
        if (status >= 200 && status < 300) {
            return body.isAcceptance()
                    ? new BrazeResponse.Accepted(status == 202 || body.isQueued(), body.errors())
                    : new BrazeResponse.Unanswered(
                            status, body.isBrazes() ? ResponseBodyKind.OTHER_MESSAGE : body.kind());
        }
        return switch (status) {
            // Who answers for Braze in another form says nothing of our keys and our identifiers.
            case 400 -> body.isBrazes() ? new BrazeResponse.Refused() : new BrazeResponse.Declined(status, body.kind());
            case 401, 403 ->
                body.isBrazes()
                        ? new BrazeResponse.KeysRefused(status, body.kind())
                        : new BrazeResponse.Declined(status, body.kind());
            case 404 -> new BrazeResponse.KeysRefused(status, body.kind());
            case 413 -> new BrazeResponse.TooLarge();
            case 423 -> new BrazeResponse.Locked();
            // Somebody else has no say in how long all others wait: it is no definite answer, and repeated as such.
            case 429 ->
                body.isBrazes()
                        ? new BrazeResponse.Limited(until(header))
                        : new BrazeResponse.Unanswered(status, body.kind());
            case 408, 425 -> new BrazeResponse.Unanswered(status, body.kind());
            default ->
                status >= 300 && status < 500
                        ? new BrazeResponse.Declined(status, body.kind())
                        : new BrazeResponse.Unanswered(status, body.kind());
        };
    }

    private Optional<Instant> until(Function<String, Optional<String>> header) {
        Instant now = clock.instant();
        // Windows reset on the clock hour, so waiting longer than that is never right (docs/braze-api.md, Limits).
        Instant reset = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return Stream.of("Retry-After", "X-RateLimit-Retry-After", "X-RateLimit-Reset")
                .flatMap(name -> header.apply(name).flatMap(value -> moment(value, now)).stream())
                .findFirst()
                .map(moment -> moment.isBefore(now) ? now : moment)
                .map(moment -> moment.isAfter(reset) ? reset : moment);
    }

    private static Optional<Instant> moment(String value, Instant now) {
        try {
            double number = Double.parseDouble(value.strip());
            if (!(number >= 0) || number > 1e11) {
                return Optional.empty();
            }
            return Optional.of(
                    number < EPOCH_FROM
                            ? now.plusMillis((long) Math.ceil(number * 1000))
                            : Instant.ofEpochMilli((long) (number * 1000)));
        } catch (NumberFormatException notANumber) {
            return date(value.strip());
        }
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant());
        } catch (DateTimeException notADate) {
            // A header that says nothing: the caller's backoff decides.
            return Optional.empty();
        }
    }
}
