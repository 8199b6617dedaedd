package io.muster.web.schedule;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.muster.definition.DefinitionStore;
import io.muster.definition.ScheduleReading;
import io.muster.imports.OperatorCommands;
import io.muster.model.CohortDefinition.Further;
import io.muster.model.CohortDefinition.Notice;
import io.muster.model.CohortDefinition.Schedule;
import io.muster.model.Phrases;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.schedule.ScheduleCalendar;
import io.muster.schedule.ScheduleEntry;
import io.muster.schedule.ScheduleOwner;
import io.muster.schedule.ScheduleRule;
import io.muster.schedule.ScheduleStore;
import io.muster.schedule.ScheduleWording;
import io.muster.schedule.ScheduleYaml;
import io.muster.schedule.ScheduledTime;
import io.muster.web.kit.ChangedMeanwhileException;
import io.muster.web.kit.FieldErrors;
import io.muster.web.kit.FieldErrors.FieldMistake;
import io.muster.web.kit.ReaderLanguage;
import io.muster.web.security.SecurityFilter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of schedules: one a cohort, read, set, paused, and tried out before it is saved. */
public final class ScheduleApi {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleApi.class);
    private static final int SHOWN = 5;
    private static final String NOBODY_SIGNED_IN = "the API";

    private final DefinitionStore definitions;
    private final ScheduleStore scheduleStore;
    private final Phrases phrases;
    private final ScheduleWording words;
    private final Clock clock;
    /** Reading a cron expression a thousand times a look is too dear; few schedules differ. */
    private final Map<Schedule, ScheduleCalendar> plans = new ConcurrentHashMap<>();

    public ScheduleApi(DefinitionStore definitions, ScheduleStore scheduleStore, Phrases phrases, Clock clock) {
        this.definitions = definitions;
        this.scheduleStore = scheduleStore;
        this.phrases = phrases;
        this.words = new ScheduleWording(phrases);
        this.clock = clock;
    }

    public void register(RoutesConfig routes) {
        String path = "/api/cohorts/{cohort}/schedule";
        routes.get(path, context -> answer(context));
        routes.put(path, this::set);
        routes.delete(path, this::remove);
        routes.post(path + "/pause", context -> {
            pause(context);
            context.json(json(find(context)));
        });
        routes.post(path + "/resume", context -> {
            resume(context);
            context.json(json(find(context)));
        });
        routes.post("/api/schedules/preview", this::preview);
    }

    /** What a cohort's own JSON says of its schedule. */
    public Optional<Map<String, Object>> brief(String cohort) {
        return scheduleStore.find(cohort).map(this::brief);
    }

    /** A cohort's schedule as its page tells of it. */
    public Optional<ScheduleSummary> sheet(String cohort, Phrases reader) {
        return scheduleStore
                .find(cohort)
                .map(entry -> ScheduleSummary.of(
                        entry,
                        scheduleStore.plan(entry),
                        problem(entry, reader),
                        new ScheduleWording(reader),
                        reader,
                        clock.instant()));
    }

    /** The same for all cohorts that have one. */
    public Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        scheduleStore.all().forEach((cohort, entry) -> all.put(cohort, brief(entry)));
        return all;
    }

    public Optional<ScheduleEntry> entry(String cohort) {
        return scheduleStore.find(cohort);
    }

    ScheduleCalendar plan(ScheduleEntry entry) {
        return scheduleStore.plan(entry);
    }

    ScheduleCalendar plan(String cohort, Schedule schedule) {
        return scheduleStore.plan(cohort, schedule);
    }

    /** For the list of all cohorts. What differs between two cohorts of one schedule is no part of its brief words. */
    public Map<String, ScheduleTiming> timings() {
        Map<String, ScheduleTiming> all = new HashMap<>();
        scheduleStore
                .all()
                .forEach((cohort, entry) -> all.put(
                        cohort,
                        new ScheduleTiming(
                                plans.computeIfAbsent(entry.schedule(), schedule -> scheduleStore.plan(entry)),
                                entry.paused().isPresent())));
        return all;
    }

    private void set(Context context) {
        scheduleStore.alone(known(context), () -> {
            isAsSeen(context);
            String before = stands(context);
            set(context, checked(context.body()));
            changed(context, "set", before);
        });
        answer(context);
    }

    private void answer(Context context) {
        ScheduleEntry entry = find(context);
        context.header("ETag", "\"" + version(entry.cohort()) + "\"");
        context.json(json(entry));
    }

    /** What the schedule and its mails are known by while nobody changes them. */
    String version(String cohort) {
        return scheduleStore
                .find(cohort)
                .map(entry -> entry.origin() + " " + entry.schedule().settings() + " " + entry.mails())
                .map(all -> UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .orElse("none");
    }

    private void isAsSeen(Context context) {
        String match =
                Optional.ofNullable(context.header("If-Match")).orElse("").strip();
        if (!match.isEmpty()) {
            List<String> seen = Arrays.stream(match.split(","))
                    .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                    .toList();
            isAsSeen(context, seen);
        }
    }

    /** @param seen the versions that whoever saves has looked at; an asterisk for any */
    private void isAsSeen(Context context, List<String> seen) {
        String version = version(known(context));
        if (!seen.contains(version) && !(seen.contains("*") && !version.equals("none"))) {
            throw new ChangedMeanwhileException(
                    Reason.of(ReasonCode.SCHEDULE_CHANGED, stands(context, ReaderLanguage.ofSentences(context))));
        }
    }

    /** Sets the schedule and who gets the mails; where the file owns the schedule, the mails alone. @return whether the first was so */
    boolean save(Context context, String body, Further mails, Optional<String> seen) {
        return scheduleStore.alone(known(context), () -> {
            seen.ifPresent(version -> isAsSeen(context, List.of(version)));
            return save(context, body, mails);
        });
    }

    private boolean save(Context context, String body, Further mails) {
        String cohort = known(context);
        String before = stands(context);
        boolean ofFile = scheduleStore
                .find(cohort)
                .filter(entry -> entry.origin() == ScheduleOwner.FILE)
                .isPresent();
        if (!ofFile) {
            set(context, checked(body));
        }
        scheduleStore.tells(cohort, mails);
        changed(context, "set", before);
        return !ofFile;
    }

    void undo(Context context) {
        String cohort = known(context);
        String by = by(context);
        scheduleStore.alone(cohort, () -> {
            String before = stands(context);
            scheduleStore.setBy(cohort).filter(other -> !other.equals(by)).ifPresent(other -> {
                throw new OperatorCommands.NotNow(Reason.of(ReasonCode.SCHEDULE_NOT_YOURS, other));
            });
            if (!scheduleStore.undo(cohort, by, clock.instant())) {
                throw new OperatorCommands.NotNow(Reason.of(ReasonCode.SCHEDULE_NOT_KEPT));
            }
            changed(context, "undone", before);
        });
    }

    void drop(Context context, Optional<String> seen) {
        scheduleStore.alone(known(context), () -> {
            seen.ifPresent(version -> isAsSeen(context, List.of(version)));
            drop(context);
        });
    }

    private void drop(Context context) {
        ScheduleEntry entry = find(context);
        String before = stands(context);
        if (!scheduleStore.remove(entry.cohort(), ScheduleOwner.PAGE)) {
            throw ofItsFile(entry.cohort());
        }
        changed(context, "removed", before);
    }

    void pause(Context context) {
        String cohort = known(context);
        scheduleStore.alone(cohort, () -> scheduleStore.pause(find(context).cohort(), by(context), clock.instant()));
        changed(context, "paused");
    }

    void resume(Context context) {
        String cohort = known(context);
        scheduleStore.alone(cohort, () -> scheduleStore.resume(find(context).cohort(), clock.instant()));
        changed(context, "resumed");
    }

    private void set(Context context, Schedule schedule) {
        String cohort = known(context);
        if (scheduleStore.plan(cohort, schedule).next(clock.instant()).isEmpty()) {
            String field = over(schedule);
            throw new FieldErrors(
                    List.of(FieldMistake.of(field, field + " is over: it has no further time", "write a later one")));
        }
        if (!scheduleStore.set(cohort, schedule, ScheduleOwner.PAGE, by(context), clock.instant())) {
            throw ofItsFile(cohort);
        }
    }

    private void remove(Context context) {
        scheduleStore.alone(known(context), () -> {
            isAsSeen(context);
            drop(context);
        });
        context.status(204);
    }

    private void preview(Context context) {
        Schedule schedule = checked(context.body());
        String cohort = Optional.ofNullable(context.queryParam("cohort")).orElse("");
        ScheduleCalendar plan = scheduleStore.plan(cohort, schedule);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", words.text(plan));
        json.put("times", times(plan));
        json.put("yaml", ScheduleYaml.of(schedule));
        json.put("problem", plan.next(clock.instant()).isEmpty() ? phrases.say("schedule.over") : null);
        context.json(json);
    }

    /** @throws FieldErrors with all that is wrong */
    Schedule checked(String body) {
        ScheduleReading reading = ScheduleReading.of(body);
        Schedule schedule = reading.schedule()
                .orElseThrow(() -> new FieldErrors(reading.errors().stream()
                        .map(error -> FieldMistake.of(error.field(), error.found(), error.remedy()))
                        .toList()));
        List<FieldMistake> objections = new ScheduleRule(clock.getZone())
                .objectionsTo(schedule).stream()
                        .map(each -> FieldMistake.of(each.field(), each.found(), each.remedy()))
                        .toList();
        if (!objections.isEmpty()) {
            throw new FieldErrors(objections);
        }
        return schedule;
    }

    private static String over(Schedule schedule) {
        return List.of("once", "until", "cron").stream()
                .filter(schedule.settings()::containsKey)
                .findFirst()
                .map(name -> "schedule." + name)
                .orElse("schedule");
    }

    /** When it starts and whom the page tells, as the audit has it. */
    private String stands(Context context) {
        return stands(context, phrases);
    }

    private String stands(Context context, Phrases reader) {
        return scheduleStore
                .find(context.pathParam("cohort"))
                .map(entry -> {
                    String text = new ScheduleWording(reader).text(scheduleStore.plan(entry));
                    List<String> to = entry.mails().to();
                    return to.isEmpty() ? text : reader.say("schedule.stands.mails", text, String.join(", ", to));
                })
                .orElseGet(() -> reader.say("schedule.stands.none"));
    }

    private void changed(Context context, String what, String before) {
        SecurityFilter.became(context, before + " → " + stands(context));
        changed(context, what);
    }

    private void changed(Context context, String what) {
        String cohort = context.pathParam("cohort");
        LOG.info("cohort={} schedule={} by=\"{}\"", cohort, what, by(context));
    }

    private Map<String, Object> json(ScheduleEntry entry) {
        ScheduleCalendar plan = scheduleStore.plan(entry);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cohort", entry.cohort());
        json.putAll(brief(entry));
        json.put("origin", entry.origin().name());
        json.put("settings", entry.schedule().settings());
        json.put("yaml", ScheduleYaml.of(entry.schedule()));
        json.put("mailTo", entry.mails().to());
        json.put(
                "mailWhen",
                entry.mails()
                        .when()
                        .map(Notice.When::name)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .orElse(null));
        json.put("last", entry.last().orElse(null));
        json.put("times", times(plan));
        return json;
    }

    private Map<String, Object> brief(ScheduleEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", words.text(scheduleStore.plan(entry)));
        json.put("next", entry.paused().isPresent() ? null : entry.next().orElse(null));
        json.put(
                "paused",
                entry.paused()
                        .map(paused -> Map.of("at", paused.at(), "by", paused.by()))
                        .orElse(null));
        json.put("problem", problem(entry, phrases).orElse(null));
        return json;
    }

    private Optional<String> problem(ScheduleEntry entry, Phrases reader) {
        boolean two = entry.origin() == ScheduleOwner.PAGE
                && definitions
                        .find(entry.cohort())
                        .filter(definition -> definition.schedule().isPresent())
                        .isPresent();
        if (two) {
            return Optional.of(reader.say("schedule.two", entry.cohort()));
        }
        if (entry.overlapsTooOften()) {
            return Optional.of(reader.say("schedule.overlaps", entry.overlaps()));
        }
        return entry.next().isEmpty() ? Optional.of(reader.say("schedule.over")) : Optional.empty();
    }

    private List<Map<String, Object>> times(ScheduleCalendar plan) {
        return plan.upcoming(clock.instant(), SHOWN).stream()
                .map(time -> time(time, plan))
                .toList();
    }

    private Map<String, Object> time(ScheduledTime time, ScheduleCalendar plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", time.at());
        json.put("local", words.local(time, plan));
        json.put("note", words.note(time, plan).orElse(null));
        return json;
    }

    private static String by(Context context) {
        return SecurityFilter.by(context).orElse(NOBODY_SIGNED_IN);
    }

    private ScheduleEntry find(Context context) {
        String cohort = known(context);
        return scheduleStore
                .find(cohort)
                .orElseThrow(() -> new OperatorCommands.NoSuchThing(Reason.of(ReasonCode.NO_SCHEDULE, cohort)));
    }

    private String known(Context context) {
        String cohort = context.pathParam("cohort");
        return definitions
                .find(cohort)
                .orElseThrow(() -> new OperatorCommands.NoSuchThing(Reason.of(
                        ReasonCode.NO_COHORT_NAMED, cohort.length() > 64 ? cohort.substring(0, 64) + "…" : cohort)))
                .cohort();
    }

    private static OperatorCommands.NotNow ofItsFile(String cohort) {
        return new OperatorCommands.NotNow(Reason.of(ReasonCode.SCHEDULE_IN_FILE, cohort));
    }
}
