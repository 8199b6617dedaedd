package io.muster.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import io.muster.model.Identifier;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asked after. It comes in a body, since addresses end up in logs; and no answer to a wrong one repeats it.
 *
 * @param at the moment that is asked for beside now
 */
record PersonQuestion(Identifier member, Optional<String> cohort, Optional<Instant> at) {

    private static final Set<String> FIELDS = Set.of("kind", "label", "value", "cohort", "at");
    private static final String FORM =
            "Write a JSON object such as {\"kind\": \"external_id\", \"value\": \"…\", \"cohort\": \"vip\", "
                    + "\"at\": \"2026-11-24\"}; kind is external_id, alias (with its label) or device_id, "
                    + "cohort and at may be left out.";

    static PersonQuestion read(String body, ObjectMapper json, Instant now) {
        JsonNode node = tree(body, json);
        Iterator<String> fields = node.fieldNames();
        while (fields.hasNext()) {
            if (!FIELDS.contains(fields.next())) {
                throw new BadRequestResponse("There is a field that no question has. " + FORM);
            }
        }
        Optional<Instant> at = text(node, "at").map(text -> moment(text, now));
        return new PersonQuestion(member(node), text(node, "cohort"), at);
    }

    private static JsonNode tree(String body, ObjectMapper json) {
        try {
            JsonNode node = json.reader()
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // Its message quotes the body.
        }
        throw new BadRequestResponse("The body is no JSON object. " + FORM);
    }

    private static Identifier member(JsonNode node) {
        String value = text(node, "value").orElse("").strip();
        Optional<String> label = text(node, "label");
        if (value.indexOf('\0') >= 0) {
            throw new BadRequestResponse("No identifier holds a zero byte.");
        }
        try {
            return switch (text(node, "kind").orElse("")) {
                case "external_id" -> withoutLabel(label, new Identifier.ExternalId(value));
                case "device_id" -> withoutLabel(label, new Identifier.DeviceId(value));
                case "alias" -> new Identifier.Alias(label.orElse(""), value);
                default -> throw new BadRequestResponse(FORM);
            };
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("In this question, " + e.getMessage() + ".");
        }
    }

    private static Identifier withoutLabel(Optional<String> label, Identifier member) {
        if (label.isPresent()) {
            throw new BadRequestResponse("Only an alias has a label.");
        }
        return member;
    }

    private static Optional<String> text(JsonNode node, String field) {
        JsonNode found = node.path(field);
        if (found.isMissingNode() || found.isNull()) {
            return Optional.empty();
        }
        if (!found.isTextual()) {
            throw new BadRequestResponse(field + " is a text. " + FORM);
        }
        return Optional.of(found.textValue());
    }

    /** A date means its end in UTC; today means now. */
    private static Instant moment(String text, Instant now) {
        Instant asked;
        try {
            asked = text.length() == 10
                    ? LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequestResponse("at is a date or a time, such as 2026-11-24 or 2026-11-24T07:00:00Z.");
        }
        boolean today = text.length() == 10 && LocalDate.parse(text).equals(LocalDate.ofInstant(now, ZoneOffset.UTC));
        if (asked.isAfter(now) && !today) {
            throw new BadRequestResponse("at lies in the future.");
        }
        return today ? now : asked;
    }
}
