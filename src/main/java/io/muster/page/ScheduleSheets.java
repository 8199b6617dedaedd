package io.muster.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.cohort.Definition;
import io.muster.cohort.Definition.Schedule;
import io.muster.definition.Definitions;
import io.muster.history.Phrases;
import io.muster.history.Times;
import io.muster.schedule.Entry;
import io.muster.schedule.Origin;
import io.muster.schedule.Plan;
import io.muster.schedule.ScheduleWords;
import io.muster.schedule.ScheduleYaml;
import io.muster.schedule.Time;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts together what the page of a schedule shows. May be shared between threads. */
final class ScheduleSheets {

    private static final int SHOWN = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** IANA's regions; the rest are old names of these. */
    private static final String REGIONS =
            "(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC";

    private final ScheduleApi schedules;
    private final Definitions definitions;
    private final Phrases phrases;
    private final ScheduleWords words;
    private final Clock clock;
    /** A field's name in a definition says nothing to who fills in its box. */
    private static final Pattern NAMED = Pattern.compile("^schedule\\.\\S+ is (\"[^\"]*\"); ");

    private final List<String> zones;

    ScheduleSheets(ScheduleApi schedules, Definitions definitions, Phrases phrases, Clock clock) {
        this.schedules = schedules;
        this.definitions = definitions;
        this.phrases = phrases;
        this.words = new ScheduleWords(phrases);
        this.clock = clock;
        this.zones = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches(REGIONS))
                .sorted()
                .toList();
    }

    /** The fields as they stand in the database, or as a new one begins. */
    ScheduleDraft draft(String cohort) {
        ZoneId here = clock.getZone();
        String zone = zones.contains(here.getId()) ? here.getId() : "UTC";
        String tomorrow = LocalDate.ofInstant(clock.instant(), here).plusDays(1).toString();
        ScheduleDraft fresh = ScheduleDraft.fresh(zone, tomorrow);
        return schedules
                .entry(cohort)
                .map(entry -> ScheduleDraft.of(entry.schedule(), entry.mails(), fresh))
                .orElse(fresh);
    }

    /** The fields as the API takes them. */
    String body(ScheduleDraft draft) {
        try {
            return JSON.writeValueAsString(draft.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, lists and maps are always JSON", e);
        }
    }

    /** What is wrong with the fields, each in its place. */
    Map<String, List<String>> mistakes(ScheduleDraft draft) {
        try {
            schedules.checked(body(draft));
            return Map.of();
        } catch (Mistakes e) {
            return byField(e);
        }
    }

    Map<String, List<String>> byField(Mistakes mistakes) {
        Map<String, List<String>> byField = new TreeMap<>();
        mistakes.all()
                .forEach(each -> byField.computeIfAbsent(ScheduleFields.of(each.field()), name -> new ArrayList<>())
                        .add(NAMED.matcher(each.detail()).replaceFirst("$1 cannot be taken; ")));
        return byField;
    }

    ScheduleView of(String cohort, ScheduleDraft draft, Map<String, List<String>> errors, boolean mayEdit) {
        Definition definition =
                definitions.find(cohort).orElseThrow(() -> new Commands.NoSuchThing("There is no such cohort."));
        Optional<Entry> entry = schedules.entry(cohort);
        boolean ofFile = entry.filter(it -> it.origin() == Origin.FILE).isPresent();
        return new ScheduleView(
                cohort,
                definition.name(),
                lede(entry),
                ofFile ? entry.map(it -> ScheduleYaml.of(it.schedule())) : Optional.empty(),
                entry.isPresent(),
                schedules.version(cohort),
                entry.flatMap(Entry::paused).map(paused -> phrases.say("schedule.page.paused", paused.by())),
                draft,
                entry.isEmpty(),
                errors,
                definition.notice().to(),
                definition.notice().isSaid()
                        ? Optional.of(phrases.say(
                                "schedule.page.when." + definition.notice().when()))
                        : Optional.empty(),
                zones,
                times(cohort, draft, errors),
                mayEdit);
    }

    private String lede(Optional<Entry> entry) {
        return entry.map(it -> phrases.say(
                        it.origin() == Origin.FILE ? "schedule.page.file" : "schedule.page.replaces",
                        words.text(schedules.plan(it)),
                        it.cohort()))
                .orElseGet(() -> phrases.say("schedule.page.none"));
    }

    private ScheduleView.Times times(String cohort, ScheduleDraft draft, Map<String, List<String>> errors) {
        boolean right = errors.keySet().stream().allMatch(Set.of("mail", "")::contains);
        Optional<Schedule> schedule = right ? schedule(draft) : Optional.empty();
        if (schedule.isEmpty()) {
            return new ScheduleView.Times(
                    phrases.say("schedule.page.five"),
                    List.of(),
                    Optional.of(phrases.say("schedule.page.unclear")),
                    "",
                    "",
                    zoneNow(draft.zone()));
        }
        Plan plan = schedules.plan(cohort, schedule.get());
        List<Time> upcoming = plan.upcoming(clock.instant(), SHOWN);
        return new ScheduleView.Times(
                phrases.say(draft.is("once") ? "schedule.page.only" : "schedule.page.five"),
                rows(upcoming, plan),
                upcoming.isEmpty() ? Optional.of(phrases.say("schedule.over")) : Optional.empty(),
                words.text(plan),
                ScheduleYaml.of(schedule.get()),
                zoneNow(plan.zone().getId()));
    }

    private Optional<Schedule> schedule(ScheduleDraft draft) {
        try {
            return Optional.of(schedules.checked(body(draft)));
        } catch (Mistakes e) {
            return Optional.empty();
        }
    }

    /** The year stands where it begins, and where another one does. */
    private List<ScheduleView.Row> rows(List<Time> upcoming, Plan plan) {
        List<ScheduleView.Row> rows = new ArrayList<>();
        int year = 0;
        for (Time time : upcoming) {
            LocalDate day = LocalDate.ofInstant(time.at(), plan.zone());
            String pattern = day.getYear() == year ? "time.day" : "schedule.page.day.year";
            year = day.getYear();
            rows.add(new ScheduleView.Row(
                    DateTimeFormatter.ofPattern(phrases.say(pattern), phrases.locale())
                            .format(day),
                    new Times(phrases, time.at(), plan.zone()).clock(time.at()),
                    words.note(time, plan)));
        }
        return rows;
    }

    private String zoneNow(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            return "";
        }
        Instant now = clock.instant();
        return phrases.say("schedule.page.zone.now", new Times(phrases, now, ZoneId.of(zone)).clock(now));
    }
}
