package io.muster.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.imports.Import;
import io.muster.imports.ImportJson;
import io.muster.model.CohortDefinition;
import io.muster.notify.BrokenDefinitionAlarm;
import io.muster.notify.NotificationCause;
import io.muster.notify.NotificationKind;
import io.muster.notify.NotificationOccasion;
import io.muster.notify.OverdueAlarm;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a webhook says (docs/api.md, Webhooks): a type, a time, and the same words that page and mail have. */
public final class WebhookPayload {

    private final ObjectMapper json;

    public WebhookPayload(ObjectMapper json) {
        this.json = json;
    }

    /** Of a reminder there is none: a program needs it once. */
    String of(NotificationOccasion occasion) {
        if (occasion.cause() instanceof NotificationCause.Overdue overdue) {
            return of(overdue.alarm(), about(occasion));
        }
        if (occasion.cause() instanceof NotificationCause.BrokenDefinition broken) {
            return of(broken.alarm(), about(occasion));
        }
        Import it = occasion.it().orElseThrow();
        return write("import.ended", it.finishedAt().orElse(it.queuedAt()), about(occasion));
    }

    private String of(OverdueAlarm alarm, Map<String, Object> data) {
        data.put("lastImportAt", alarm.lastImport().orElse(null));
        data.put("allowedSeconds", alarm.allowed().toSeconds());
        return write(
                alarm.about() == NotificationKind.OVERDUE ? "cohort.overdue" : "cohort.recovered", alarm.now(), data);
    }

    private String of(BrokenDefinitionAlarm unreadable, Map<String, Object> data) {
        data.put("errors", unreadable.errors());
        boolean isOver = unreadable.about() == NotificationKind.READABLE;
        return write(isOver ? "definition.readable" : "definition.unreadable", unreadable.now(), data);
    }

    private static Map<String, Object> about(NotificationOccasion occasion) {
        CohortDefinition definition = occasion.definition();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("cohort", definition.cohort());
        data.put("name", definition.name());
        data.put("workspace", definition.workspace());
        data.put("subject", occasion.content().subject());
        data.put("sentence", occasion.sentence());
        data.put("link", occasion.link());
        data.put("import", occasion.it().map(ImportJson::of).orElse(null));
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
