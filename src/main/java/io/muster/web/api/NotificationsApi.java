package io.muster.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.muster.imports.OperatorCommands;
import io.muster.model.CohortDefinition;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.notify.Notification;
import io.muster.notify.NotificationLog;
import io.muster.notify.webhook.WebhookChannel;
import io.muster.web.kit.QueryParameters;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The API of what was told: mails and webhooks of a cohort, and what became of them. */
public final class NotificationsApi {

    private static final int MOST = 500;

    private final NotificationLog notifications;
    private final Predicate<String> known;

    /** @param known whether there is such a cohort */
    public NotificationsApi(NotificationLog notifications, Predicate<String> known) {
        this.notifications = notifications;
        this.known = known;
    }

    public void register(RoutesConfig routes) {
        routes.get("/api/cohorts/{cohort}/notifications", this::all);
    }

    private void all(Context context) {
        String cohort = context.pathParam("cohort");
        if (!known.test(cohort)) {
            throw new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_COHORT));
        }
        int limit = (int) Math.min(MOST, Math.max(1, QueryParameters.number(context, "limit", 50)));
        List<Map<String, Object>> json = notifications.of(cohort, limit).stream()
                .map(NotificationsApi::json)
                .toList();
        context.json(Map.of("notifications", json));
    }

    /** Cohorts that are overdue, and since when that is told. */
    Map<String, Instant> overdue() {
        return notifications.overdue();
    }

    /** What a definition asks for, without more of a URL than its host. */
    static Map<String, Object> settings(CohortDefinition.Notice notice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("to", notice.to());
        json.put("when", notice.when().name().toLowerCase(Locale.ROOT));
        json.put("webhook", notice.webhook().map(WebhookChannel::place).orElse(null));
        json.put(
                "overdueSeconds",
                notice.overdue().map(allowed -> allowed.toSeconds()).orElse(null));
        json.put("language", notice.language().orElse(null));
        json.put("channels", notice.channels());
        return json;
    }

    private static Map<String, Object> json(Notification notice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("way", notice.channel());
        json.put("about", notice.about().name());
        json.put("import", notice.importId().map(id -> Long.toString(id)).orElse(null));
        json.put("to", notice.to());
        json.put("refused", notice.refused());
        json.put("subject", notice.subject());
        json.put("state", notice.state().name());
        json.put("createdAt", notice.createdAt());
        json.put("attempts", notice.attempts());
        json.put("sentAt", notice.sentAt().orElse(null));
        json.put("nextAt", notice.nextAt().orElse(null));
        json.put("problem", notice.problem().orElse(null));
        return json;
    }
}
