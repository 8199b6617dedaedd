package io.muster.web.schedule;

import java.util.Map;

/** Which field of the form an error of the API belongs to. */
final class ScheduleFields {

    private static final Map<String, String> FORM = Map.ofEntries(
            Map.entry("schedule.once", "once"),
            Map.entry("schedule.daily", "daily"),
            Map.entry("schedule.weekly.days", "days"),
            Map.entry("schedule.weekly.at", "weekly"),
            Map.entry("schedule.monthly.day", "day"),
            Map.entry("schedule.monthly.at", "monthly"),
            Map.entry("schedule.cron", "cron"),
            Map.entry("schedule.zone", "zone"),
            Map.entry("schedule.from", "from"),
            Map.entry("schedule.until", "until"),
            Map.entry("schedule.catch-up", "catch-up"),
            Map.entry("schedule.jitter", "jitter"),
            Map.entry("mail", "mail"));

    private ScheduleFields() {}

    /** The form's name of it; "" where no field is meant. An entry of a list belongs to the list. */
    static String of(String field) {
        String list = field.replaceFirst("\\[\\d+]$", "");
        return FORM.getOrDefault(list, "");
    }
}
