package io.muster.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.imports.Import;
import io.muster.imports.ImportJson;
import io.muster.model.CohortDefinition;
import io.muster.notify.BrokenDefinitionAlarm;
import io.muster.notify.NotificationKind;
import io.muster.notify.OverdueAlarm;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a webhook says (docs/api.md, Webhooks): a type, a time, and the same words that page and mail have. */
public final class WebhookPayload {

    private final ObjectMapper json;

    public WebhookPayload(ObjectMapper json) {
        this.json = json;
    }

    /** Where people look, and what they read there. */
    public record Words(String link, String subject, String sentence) {}

    String of(Import it, CohortDefinition definition, Words words) {
        return write("import.ended", it.finishedAt().orElse(it.queuedAt()), about(definition, words, Optional.of(it)));
    }

    public String of(OverdueAlarm alarm, Words words, Optional<Import> last) {
        Map<String, Object> data = about(alarm.definition(), words, last);
        data.put("lastImportAt", alarm.lastImport().orElse(null));
        data.put("allowedSeconds", alarm.allowed().toSeconds());
        return write(
                alarm.about() == NotificationKind.OVERDUE ? "cohort.overdue" : "cohort.recovered", alarm.now(), data);
    }

    public String of(BrokenDefinitionAlarm unreadable, Words words) {
        Map<String, Object> data = about(unreadable.inForce(), words, Optional.empty());
        data.put("errors", unreadable.errors());
        boolean isOver = unreadable.about() == NotificationKind.READABLE;
        return write(isOver ? "definition.readable" : "definition.unreadable", unreadable.now(), data);
    }

    private static Map<String, Object> about(CohortDefinition definition, Words words, Optional<Import> it) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("cohort", definition.cohort());
        data.put("name", definition.name());
        data.put("workspace", definition.workspace());
        data.put("subject", words.subject());
        data.put("sentence", words.sentence());
        data.put("link", words.link());
        data.put("import", it.map(ImportJson::of).orElse(null));
        return data;
    }

    private String write(String type, Instant at, Map<String, Object> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", at);
        body.put("data", data);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and times are always JSON", e);
        }
    }
}
