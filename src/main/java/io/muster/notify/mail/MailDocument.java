package io.muster.notify.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** A mail's two forms in the outbox, as JSON: {@code html} and {@code text}, and its {@code language}. */
public final class MailDocument {

    private final ObjectMapper json;

    public MailDocument(ObjectMapper json) {
        this.json = json;
    }

    String write(Mail mail) {
        try {
            return json.writeValueAsString(
                    Map.of("language", mail.language(), "html", mail.html(), "text", mail.text()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    Mail read(String subject, String document) {
        try {
            JsonNode forms = json.readTree(document);
            return new Mail(
                    forms.path("language").asText(),
                    subject,
                    forms.path("html").asText(),
                    forms.path("text").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds a mail that is none", e);
        }
    }
}
