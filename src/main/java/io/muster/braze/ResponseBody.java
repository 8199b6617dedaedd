package io.muster.braze;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an answer, and so who gave it: only a JSON object with a {@code message}, or nothing at all, is Braze's
 * own (docs/braze-api.md, <i>Answers</i>). Its texts can echo a key or an identifier.
 *
 * @param message Braze's word for it; empty where it is not Braze's or there is none
 * @param errors what it listed beside, as it came
 */
public record ResponseBody(ResponseBodyKind kind, String message, List<String> errors) {

    /** An answer that lists an error for each of a thousand identifiers is smaller; whatever is longer is nobody's. */
    public static final int MOST_BYTES = 512 * 1024;

    private static final Pattern SUCCESS = Pattern.compile("\\s*success[.!]?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUEUED =
            Pattern.compile("\\s*queued(?:\\s+for\\s+\\w+)?[.!]?\\s*", Pattern.CASE_INSENSITIVE);

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Which of two messages counts is nothing to guess.
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** What it is, with the words for it. */
    public enum ResponseBodyKind {
        NOTHING(ReasonCode.BODY_NOTHING),
        BRAZE(ReasonCode.BODY_BRAZE),
        OTHER_MESSAGE(ReasonCode.BODY_OTHER_MESSAGE),
        OTHER_JSON(ReasonCode.BODY_OTHER_JSON),
        PAGE(ReasonCode.BODY_PAGE),
        OTHER_TEXT(ReasonCode.BODY_OTHER_TEXT),
        BINARY(ReasonCode.BODY_BINARY),
        TOO_LONG(ReasonCode.BODY_TOO_LONG);

        private final ReasonCode words;

        ResponseBodyKind(ReasonCode words) {
            this.words = words;
        }

        /** For people; never what stood in it. */
        public Reason words() {
            return Reason.of(words);
        }
    }

    /** @param bytes none, where there was nothing but the status; more than {@link #MOST_BYTES} need not be given */
    public static ResponseBody of(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return plain(ResponseBodyKind.NOTHING);
        }
        return bytes.length > MOST_BYTES
                ? plain(ResponseBodyKind.TOO_LONG)
                : text(bytes).map(ResponseBody::of).orElseGet(() -> plain(ResponseBodyKind.BINARY));
    }

    /** JSON between services is UTF-8 (RFC 8259), whatever a header says. */
    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static ResponseBody of(String text) {
        String bare = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        if (bare.isEmpty()) {
            // Some servers send a blank where they mean nothing.
            return plain(ResponseBodyKind.NOTHING);
        }
        try {
            return json(JSON.readTree(bare));
        } catch (JsonProcessingException e) {
            boolean page = bare.startsWith("<") || bare.toLowerCase(Locale.ROOT).contains("<html");
            return plain(page ? ResponseBodyKind.PAGE : ResponseBodyKind.OTHER_TEXT);
        }
    }

    private static ResponseBody json(JsonNode tree) {
        JsonNode message = tree.path("message");
        if (!tree.isObject() || !message.isTextual()) {
            return plain(ResponseBodyKind.OTHER_JSON);
        }
        return new ResponseBody(ResponseBodyKind.BRAZE, message.textValue(), errors(tree.path("errors")));
    }

    private static List<String> errors(JsonNode found) {
        List<String> errors = new ArrayList<>();
        if (found.isArray()) {
            found.forEach(each -> errors.add(error(each)));
        } else if (!found.isMissingNode() && !found.isNull() && !(found.isContainerNode() && found.isEmpty())) {
            errors.add(error(found));
        }
        return List.copyOf(errors);
    }

    private static String error(JsonNode each) {
        for (String field : new String[] {"message", "error", "type"}) {
            if (each.path(field).isTextual()) {
                return each.path(field).textValue();
            }
        }
        return each.isTextual() ? each.textValue() : each.toString();
    }

    private static ResponseBody plain(ResponseBodyKind kind) {
        return new ResponseBody(kind, "", List.of());
    }

    /** Whether Braze can have said it. */
    public boolean isBrazes() {
        return kind == ResponseBodyKind.BRAZE || kind == ResponseBodyKind.NOTHING;
    }

    /** Whether it says that a request was taken: in a word that the contract has for it, or with no word at all. */
    boolean isAcceptance() {
        return kind == ResponseBodyKind.NOTHING
                || kind == ResponseBodyKind.BRAZE
                        && (isQueued() || SUCCESS.matcher(message).matches());
    }

    /** Taken, but not applied yet. */
    boolean isQueued() {
        return QUEUED.matcher(message).matches();
    }

    /** Nothing of what stood in it. */
    @Override
    public String toString() {
        return "AnswerBody[" + kind + ", " + errors.size() + " errors]";
    }
}
