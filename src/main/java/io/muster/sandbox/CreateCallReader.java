package io.muster.sandbox;

import io.muster.sandbox.state.ContractViolation;
import io.muster.sandbox.state.JsonRequestReader;
import io.muster.sandbox.state.JsonStrings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/** Reads the body of a create or rename: five strings, all required (docs/braze-api.md §1). */
final class CreateCallReader {

    private static final List<String> FIELDS =
            List.of("partner_api_key", "client_secret", "cohort_id", "name", "created_at");

    private static final DateTimeFormatter ISO_8601 = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            // Else 30 February would be taken for the 28th.
            .withResolverStyle(ResolverStyle.STRICT);

    private CreateCallReader() {}

    static PartnerCall.Create read(byte[] json) throws ContractViolation {
        JsonStrings strings = new JsonStrings();
        JsonRequestReader.read(
                json, body -> body.object("the body", FIELDS, name -> strings.put(name, body.string(name))));
        return new PartnerCall.Create(
                strings.keys(),
                strings.required("cohort_id"),
                strings.required("name"),
                moment(strings.required("created_at")));
    }

    private static Instant moment(String text) throws ContractViolation {
        try {
            TemporalAccessor moment =
                    ISO_8601.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (moment instanceof OffsetDateTime exact) {
                return exact.toInstant();
            }
            return moment instanceof LocalDateTime local
                    ? local.toInstant(ZoneOffset.UTC)
                    : LocalDate.from(moment).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new ContractViolation("created_at is no ISO 8601 date");
        }
    }
}
