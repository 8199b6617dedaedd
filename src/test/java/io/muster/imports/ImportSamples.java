package io.muster.imports;

import io.muster.imports.Import.Waiting.WaitCause;
import io.muster.imports.query.ImportContext;
import io.muster.imports.query.ImportContext.ImportPast;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.Percentage;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Imports as the drawings tell them: Monday 23 November 2026, 13:42 in Paris. */
public final class ImportSamples {

    private static final Reason TIMED_OUT =
            Reason.of(ReasonCode.QUERY_TIMED_OUT, Reason.of(ReasonCode.THE_QUERY), Reason.of(ReasonCode.SECONDS, 10));

    public static final Instant NOW = Instant.parse("2026-11-23T12:42:12Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Paris"));

    private ImportSamples() {}

    /** An hour of today in Paris. */
    public static Instant today(String clock) {
        return Instant.parse("2026-11-23T" + (clock.length() == 5 ? clock + ":00" : clock) + "Z")
                .minus(Duration.ofHours(1));
    }

    public static Instant daysAgo(int days, String clock) {
        return today(clock).minus(Duration.ofDays(days));
    }

    public static CohortDefinition definition(String cohort, String name) {
        return definition(
                cohort,
                name,
                new CohortDefinition.Source.Sql("select 1", "default", Duration.ofMinutes(10), Optional.empty()));
    }

    public static CohortDefinition fileDefinition(String cohort, String name, FileContents holds) {
        return definition(cohort, name, new CohortDefinition.Source.File(holds, "op"));
    }

    private static CohortDefinition definition(String cohort, String name, CohortDefinition.Source source) {
        return new CohortDefinition(
                cohort,
                name,
                "default",
                source,
                CohortDefinition.Match.DEFAULT,
                new CohortDefinition.Guards(
                        Optional.of(Percentage.percent(30)),
                        Optional.of(Percentage.percent(50)),
                        1,
                        Optional.of(Percentage.percent(20)),
                        false),
                CohortDefinition.Refresh.NEVER,
                Optional.of(new CohortDefinition.Schedule(Map.of("daily", "07:00", "zone", "Europe/Paris"))),
                new CohortDefinition.Notice(List.of("crm@example.com"), CohortDefinition.Notice.When.ALWAYS),
                "");
    }

    public static CohortDefinition notified(CohortDefinition d, CohortDefinition.Notice.When when) {
        var notice = new CohortDefinition.Notice(List.of("crm@example.com"), when);
        return new CohortDefinition(
                d.cohort(),
                d.name(),
                d.workspace(),
                d.source(),
                d.match(),
                d.guards(),
                d.refresh(),
                d.schedule(),
                notice,
                d.text());
    }

    public static ImportContext context(CohortDefinition definition) {
        return ImportContext.of(CLOCK, Optional.of(definition));
    }

    public static ImportPast rightOn(Instant lastRight) {
        return new ImportPast(Optional.of(lastRight), Optional.empty(), 0, Optional.empty(), Optional.empty(), false);
    }

    public static ImportPast cancelledBy(String who) {
        return new ImportPast(Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.of(who), false);
    }

    public static ImportPast after(Import previous, Instant wrongSince) {
        return new ImportPast(
                Optional.empty(), Optional.of(previous), 1, Optional.of(wrongSince), Optional.empty(), false);
    }

    public static Import lapsed() {
        return new Import(
                4179,
                "lapsed-90",
                "Lapsed 90 days",
                "default",
                Trigger.SCHEDULE,
                Optional.empty(),
                Optional.empty(),
                ImportState.SUCCEEDED,
                Reason.NONE,
                FailureKind.NONE,
                today("07:00"),
                Optional.of(today("07:00")),
                Optional.of(today("07:01:12")),
                new CountsOf()
                        .rows(184_243)
                        .rejected(37)
                        .before(183_378)
                        .added(1_310)
                        .removed(482)
                        .build(),
                Map.of("NO_IDENTIFIER", 29L, "IDENTIFIED_DEVICE", 8L),
                Optional.empty());
    }

    public static Import unchanged() {
        return of(
                "app",
                "App installed, no order",
                ImportState.SUCCEEDED,
                "12:00",
                "12:00:20",
                new CountsOf().rows(73_540).before(73_540).build());
    }

    public static Import churn() {
        return of(
                "churn",
                "Churn risk",
                ImportState.PARTIAL,
                "07:00",
                "07:03",
                new CountsOf()
                        .rows(7_061)
                        .members(7_028)
                        .rejected(21)
                        .duplicates(12)
                        .before(11_076)
                        .added(162)
                        .unchanged(6_866)
                        .parkedRemoves(4_210)
                        .changes(162, 162)
                        .requests(1)
                        .build());
    }

    public static Import refused() {
        return of(
                "vip",
                "VIP customers",
                ImportState.PARTIAL,
                "13:00",
                "13:01",
                new CountsOf()
                        .rows(18_445)
                        .members(18_445)
                        .before(18_400)
                        .added(42)
                        .refused(3)
                        .changes(45, 42)
                        .requests(4)
                        .build());
    }

    public static Import held() {
        return of(
                "cart",
                "Cart left behind",
                ImportState.HELD,
                "13:30",
                "13:30:02",
                new CountsOf().before(6_918).build());
    }

    public static Import stopped() {
        Import it = of(
                "trial-uk",
                "Trial users UK",
                ImportState.FAILED,
                "06:30",
                "06:30",
                new CountsOf()
                        .rows(48_688)
                        .members(48_655)
                        .rejected(33)
                        .before(48_310)
                        .changes(397, 0)
                        .build());
        return with(it, "uk", FailureKind.KEYS, "Braze refused the keys of workspace uk.");
    }

    public static Import failed() {
        Import it = of(
                "lapsed-90",
                "Lapsed 90 days",
                ImportState.FAILED,
                "14:00",
                "14:00:10",
                new CountsOf().before(184_206).build());
        return with(it, "default", FailureKind.SOURCE, TIMED_OUT);
    }

    public static Import cancelled() {
        return of(
                "newsletter",
                "Newsletter readers",
                ImportState.CANCELLED,
                "13:40",
                "13:42",
                new CountsOf()
                        .rows(3_780_114)
                        .members(3_776_816)
                        .before(2_611_408)
                        .added(731_889)
                        .removed(38_902)
                        .changes(771_995 + 471_217, 770_791)
                        .requests(771)
                        .build());
    }

    public static Import running() {
        Import it = of(
                "newsletter",
                "Newsletter readers",
                ImportState.RUNNING,
                "13:40",
                "13:40",
                new CountsOf()
                        .rows(3_780_114)
                        .members(3_776_816)
                        .rejected(2_204)
                        .duplicates(1_094)
                        .before(2_611_408)
                        .added(731_889)
                        .removed(38_902)
                        .unchanged(2_572_506)
                        .changes(1_243_212, 770_791)
                        .requests(771)
                        .retries(2)
                        .build());
        return new Import(
                it.id(),
                it.cohort(),
                it.name(),
                it.workspace(),
                Trigger.PAGE,
                Optional.of("crm-team"),
                it.file(),
                it.state(),
                Reason.NONE,
                it.fault(),
                it.queuedAt(),
                it.startedAt(),
                Optional.empty(),
                it.counts(),
                it.rejects(),
                Optional.empty());
    }

    public static Import recovered() {
        Import it = of(
                "trial-uk",
                "Trial users UK",
                ImportState.SUCCEEDED,
                "14:01",
                "14:02",
                new CountsOf()
                        .rows(48_700)
                        .members(48_681)
                        .before(48_310)
                        .added(402)
                        .removed(31)
                        .changes(433, 433)
                        .requests(1)
                        .build());
        return with(it, "uk", FailureKind.NONE, "");
    }

    public static Import skipped() {
        Import it = of("store", "Store visitors", ImportState.SKIPPED, "14:00", "14:00", Counts.NONE);
        return with(it, "default", FailureKind.NONE, Reason.of(ReasonCode.FILE_UNCHANGED));
    }

    public static Import of(String cohort, String name, ImportState state, String from, String until, Counts counts) {
        return new Import(
                4171,
                cohort,
                name,
                "default",
                Trigger.SCHEDULE,
                Optional.empty(),
                Optional.empty(),
                state,
                Reason.NONE,
                FailureKind.NONE,
                today(from),
                Optional.of(today(from)),
                Optional.of(today(until)),
                counts,
                Map.of(),
                Optional.empty());
    }

    public static Import with(Import it, String workspace, FailureKind fault, String sentence) {
        return with(it, workspace, fault, Reason.uncoded(sentence));
    }

    public static Import with(Import it, String workspace, FailureKind fault, Reason why) {
        return new Import(
                it.id(),
                it.cohort(),
                it.name(),
                workspace,
                it.trigger(),
                it.by(),
                it.file(),
                it.state(),
                why,
                fault,
                it.queuedAt(),
                it.startedAt(),
                it.finishedAt(),
                it.counts(),
                it.rejects(),
                it.waiting());
    }

    public static Import with(Import it, Counts counts) {
        return new Import(
                it.id(),
                it.cohort(),
                it.name(),
                it.workspace(),
                it.trigger(),
                it.by(),
                it.file(),
                it.state(),
                it.why(),
                it.fault(),
                it.queuedAt(),
                it.startedAt(),
                it.finishedAt(),
                counts,
                it.rejects(),
                it.waiting());
    }

    public static Import with(Import it, Map<String, Long> rejects) {
        return new Import(
                it.id(),
                it.cohort(),
                it.name(),
                it.workspace(),
                it.trigger(),
                it.by(),
                it.file(),
                it.state(),
                it.why(),
                it.fault(),
                it.queuedAt(),
                it.startedAt(),
                it.finishedAt(),
                it.counts(),
                rejects,
                it.waiting());
    }

    public static Import named(Import it, String name) {
        return new Import(
                it.id(),
                it.cohort(),
                name,
                it.workspace(),
                it.trigger(),
                it.by(),
                it.file(),
                it.state(),
                it.why(),
                it.fault(),
                it.queuedAt(),
                it.startedAt(),
                it.finishedAt(),
                it.counts(),
                it.rejects(),
                it.waiting());
    }

    public static Import waiting(Import it, WaitCause why, Instant until) {
        return new Import(
                it.id(),
                it.cohort(),
                it.name(),
                it.workspace(),
                it.trigger(),
                it.by(),
                it.file(),
                it.state(),
                it.why(),
                it.fault(),
                it.queuedAt(),
                it.startedAt(),
                it.finishedAt(),
                it.counts(),
                it.rejects(),
                Optional.of(Import.Waiting.until(why, until)));
    }

    /** Plain blanks instead of no-break spaces, so that a test reads as the sentence does. */
    public static String plain(Object text) {
        return text.toString().replace('\u00a0', ' ');
    }
}
