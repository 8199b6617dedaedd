package io.muster.web.schedule;

import io.javalin.http.Context;
import io.muster.model.CohortDefinition.Further;
import io.muster.model.CohortDefinition.Notice.When;
import io.muster.model.CohortDefinition.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands in the fields of the schedule's form, right or wrong. Public for the templates only.
 *
 * @param kind once, daily, weekly, monthly or cron
 * @param mailTo who gets mails beside those whom the definition names
 * @param mailWhen always, changes or trouble; empty where the definition says it
 */
public record ScheduleForm(
        String kind,
        String onceDate,
        String onceTime,
        String daily,
        List<String> days,
        String weekly,
        String day,
        String monthly,
        String cron,
        String zone,
        String from,
        String until,
        String catchUp,
        String jitter,
        List<String> mailTo,
        String mailWhen) {

    static final List<String> KINDS = List.of("once", "daily", "weekly", "monthly", "cron");

    /** For a cohort without a schedule. */
    static ScheduleForm fresh(String zone, String tomorrow) {
        return new ScheduleForm(
                "daily",
                tomorrow,
                "09:00",
                "07:00",
                List.of("mon"),
                "07:00",
                "1",
                "07:00",
                "0 0 7 ? * MON-FRI",
                zone,
                "",
                "",
                "",
                "",
                List.of(),
                "always");
    }

    /** What the fields of a saved one hold; the other kinds' are as in {@code fresh}. */
    static ScheduleForm of(Schedule schedule, Further mails, ScheduleForm fresh) {
        Map<String, Object> settings = schedule.settings();
        String once = text(settings, "once", fresh.onceDate + "T" + fresh.onceTime);
        Map<?, ?> weekly = settings.get("weekly") instanceof Map<?, ?> fields ? fields : Map.of();
        Map<?, ?> monthly = settings.get("monthly") instanceof Map<?, ?> fields ? fields : Map.of();
        List<String> days = weekly.get("days") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : fresh.days;
        return new ScheduleForm(
                KINDS.stream().filter(settings::containsKey).findFirst().orElse("daily"),
                once.substring(0, once.indexOf('T')),
                once.substring(once.indexOf('T') + 1),
                text(settings, "daily", fresh.daily),
                days,
                text(weekly, "at", fresh.weekly),
                text(monthly, "day", fresh.day),
                text(monthly, "at", fresh.monthly),
                text(settings, "cron", fresh.cron),
                text(settings, "zone", fresh.zone),
                text(settings, "from", ""),
                text(settings, "until", ""),
                text(settings, "catch-up", ""),
                text(settings, "jitter", ""),
                mails.to(),
                mails.when()
                        .map(When::name)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .orElse(fresh.mailWhen));
    }

    /** What a browser sends. */
    static ScheduleForm of(Context context) {
        List<String> mails = context.formParams("mail").stream()
                .flatMap(text -> Stream.of(text.split("[\\s,;]+", -1)))
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
        return new ScheduleForm(
                field(context, "kind").toLowerCase(Locale.ROOT),
                field(context, "once-date"),
                TypedTime.read(field(context, "once-time")),
                TypedTime.read(field(context, "daily")),
                context.formParams("days"),
                TypedTime.read(field(context, "weekly")),
                field(context, "day"),
                TypedTime.read(field(context, "monthly")),
                field(context, "cron"),
                field(context, "zone"),
                field(context, "from"),
                field(context, "until"),
                field(context, "catch-up"),
                field(context, "jitter"),
                mails,
                field(context, "when").toLowerCase(Locale.ROOT));
    }

    /** The fields of its kind, as a definition and the API name them; empty ones are left out. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        switch (kind) {
            case "once" -> body.put("once", onceDate + "T" + onceTime);
            case "daily" -> body.put("daily", daily);
            case "weekly" -> body.put("weekly", Map.of("days", new ArrayList<>(days), "at", weekly));
            case "monthly" -> body.put("monthly", Map.of("day", day, "at", monthly));
            case "cron" -> body.put("cron", cron);
            default -> {
                // Its absence is told of as the API tells it.
            }
        }
        given(zone).ifPresent(text -> body.put("zone", text));
        if (!kind.equals("once")) {
            given(from).ifPresent(text -> body.put("from", text));
            given(until).ifPresent(text -> body.put("until", text));
        }
        given(catchUp).ifPresent(text -> body.put("catch-up", text));
        given(jitter).ifPresent(text -> body.put("jitter", text));
        return body;
    }

    Further mails() {
        return new Further(
                mailTo,
                Stream.of(When.values())
                        .filter(when -> when.name().toLowerCase(Locale.ROOT).equals(mailWhen))
                        .findFirst());
    }

    public boolean is(String other) {
        return kind.equals(other);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }

    private static String text(Map<?, ?> settings, String name, String otherwise) {
        return Optional.ofNullable(settings.get(name)).map(String::valueOf).orElse(otherwise);
    }
}
