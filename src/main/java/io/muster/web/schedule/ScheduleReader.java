package io.muster.web.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.definition.DefinitionStore;
import io.muster.imports.OperatorCommands;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Schedule;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.schedule.ScheduleCalendar;
import io.muster.schedule.ScheduleEntry;
import io.muster.schedule.ScheduleOwner;
import io.muster.schedule.ScheduleWording;
import io.muster.schedule.ScheduleYaml;
import io.muster.schedule.ScheduledTime;
import io.muster.web.kit.FieldErrors;
import io.muster.web.schedule.ScheduleView.NextTimeRow;
import io.muster.web.schedule.ScheduleView.NextTimes;
import io.muster.wording.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts together what the page of a schedule shows. May be shared between threads. */
public final class ScheduleReader {

    private static final int SHOWN = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** IANA's regions; the rest are old names of these. */
    private static final String REGIONS =
            "(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC";

    private final ScheduleApi schedules;
    private final DefinitionStore definitions;
    private final Clock clock;
    /** A field's name in a definition says nothing to who fills in its box. */
    private static final Pattern NAMED = Pattern.compile("^schedule\\.\\S+ is (\"[^\"]*\"); ");

    private final List<String> zones;

    public ScheduleReader(ScheduleApi schedules, DefinitionStore definitions, Clock clock) {
        this.schedules = schedules;
        this.definitions = definitions;
        this.clock = clock;
        this.zones = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches(REGIONS))
                .sorted()
                .toList();
    }

    /** The fields as they stand in the database, or as a new one begins. */
    ScheduleForm draft(String cohort) {
        ZoneId here = clock.getZone();
        String zone = zones.contains(here.getId()) ? here.getId() : "UTC";
        String tomorrow = LocalDate.ofInstant(clock.instant(), here).plusDays(1).toString();
        ScheduleForm fresh = ScheduleForm.fresh(zone, tomorrow);
        return schedules
                .entry(cohort)
                .map(entry -> ScheduleForm.of(entry.schedule(), entry.mails(), fresh))
                .orElse(fresh);
    }

    /** The fields as the API takes them. */
    String body(ScheduleForm draft) {
        try {
            return JSON.writeValueAsString(draft.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, lists and maps are always JSON", e);
        }
    }

    /** What is wrong with the fields, each in its place. */
    Map<String, List<String>> mistakes(ScheduleForm draft) {
        try {
            schedules.checked(body(draft));
            return Map.of();
        } catch (FieldErrors e) {
            return byField(e);
        }
    }

    Map<String, List<String>> byField(FieldErrors mistakes) {
        Map<String, List<String>> byField = new TreeMap<>();
        mistakes.all()
                .forEach(each -> byField.computeIfAbsent(ScheduleFields.of(each.field()), name -> new ArrayList<>())
                        .add(NAMED.matcher(each.detail()).replaceFirst("$1 cannot be taken; ")));
        return byField;
    }

    ScheduleView of(
            String cohort, ScheduleForm draft, Map<String, List<String>> errors, boolean mayEdit, Phrases phrases) {
        CohortDefinition definition = definitions
                .find(cohort)
                .orElseThrow(() -> new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_COHORT)));
        Optional<ScheduleEntry> entry = schedules.entry(cohort);
        boolean ofFile = entry.filter(it -> it.origin() == ScheduleOwner.FILE).isPresent();
        return new ScheduleView(
                cohort,
                definition.name(),
                lede(entry, phrases),
                ofFile ? entry.map(it -> ScheduleYaml.of(it.schedule())) : Optional.empty(),
                entry.isPresent(),
                schedules.version(cohort),
                entry.flatMap(ScheduleEntry::paused).map(paused -> phrases.say("schedule.page.paused", paused.by())),
                draft,
                entry.isEmpty(),
                errors,
                definition.notice().to(),
                definition.notice().isSaid()
                        ? Optional.of(phrases.say(
                                "schedule.page.when." + definition.notice().when()))
                        : Optional.empty(),
                zones,
                times(cohort, draft, errors, phrases),
                mayEdit);
    }

    private String lede(Optional<ScheduleEntry> entry, Phrases phrases) {
        return entry.map(it -> phrases.say(
                        it.origin() == ScheduleOwner.FILE ? "schedule.page.file" : "schedule.page.replaces",
                        new ScheduleWording(phrases).text(schedules.plan(it)),
                        it.cohort()))
                .orElseGet(() -> phrases.say("schedule.page.none"));
    }

    private NextTimes times(String cohort, ScheduleForm draft, Map<String, List<String>> errors, Phrases phrases) {
        boolean right = errors.keySet().stream().allMatch(Set.of("mail", "")::contains);
        Optional<Schedule> schedule = right ? schedule(draft) : Optional.empty();
        if (schedule.isEmpty()) {
            return new NextTimes(
                    phrases.say("schedule.page.five"),
                    List.of(),
                    Optional.of(phrases.say("schedule.page.unclear")),
                    "",
                    "",
                    zoneNow(draft.zone(), phrases));
        }
        ScheduleCalendar plan = schedules.plan(cohort, schedule.get());
        List<ScheduledTime> upcoming = plan.upcoming(clock.instant(), SHOWN);
        return new NextTimes(
                phrases.say(draft.is("once") ? "schedule.page.only" : "schedule.page.five"),
                rows(upcoming, plan, phrases),
                upcoming.isEmpty() ? Optional.of(phrases.say("schedule.over")) : Optional.empty(),
                new ScheduleWording(phrases).text(plan),
                ScheduleYaml.of(schedule.get()),
                zoneNow(plan.zone().getId(), phrases));
    }

    private Optional<Schedule> schedule(ScheduleForm draft) {
        try {
            return Optional.of(schedules.checked(body(draft)));
        } catch (FieldErrors e) {
            return Optional.empty();
        }
    }

    /** The year stands where it begins, and where another one does. */
    private static List<NextTimeRow> rows(List<ScheduledTime> upcoming, ScheduleCalendar plan, Phrases phrases) {
        List<NextTimeRow> rows = new ArrayList<>();
        int year = 0;
        for (ScheduledTime time : upcoming) {
            LocalDate day = LocalDate.ofInstant(time.at(), plan.zone());
            String pattern = day.getYear() == year ? "time.day" : "schedule.page.day.year";
            year = day.getYear();
            rows.add(new NextTimeRow(
                    phrases.time(pattern).format(day),
                    new Times(phrases, time.at(), plan.zone()).clock(time.at()),
                    new ScheduleWording(phrases).note(time, plan)));
        }
        return rows;
    }

    private String zoneNow(String zone, Phrases phrases) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            return "";
        }
        Instant now = clock.instant();
        return phrases.say("schedule.page.zone.now", new Times(phrases, now, ZoneId.of(zone)).clock(now));
    }
}
