package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.model.Identifier;
import io.muster.settings.Secret;
import io.muster.settings.Settings.WebhookSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A database that the version of 26 November made, killed while it sent an import, with mails and webhooks that wait:
 * {@code before/database.sql} is its dump, {@code before/braze.json} whom Braze held at that moment. The service starts
 * on it and goes on. The tests share it, each looks at cohorts of its own.
 */
class EarlierDatabaseTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String DUMPED_AT = "2026-11-30 04:46:40+00";
    private static final String RECEIVER_IN_DUMP = "http://127.0.0.1:9/hook";
    private static final List<String> COHORTS =
            List.of("cut", "ended", "files", "held", "list", "parked", "people", "refused", "steady");
    private static final int LARGEST_REQUEST = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final RunningMuster muster = RunningMuster.with(
            settings -> SettingsWith.webhook(settings, new WebhookSettings(Optional.of(new Secret(SECRET)), true)));
    private static final WebhookReceiver RECEIVER = WebhookReceiver.start();

    private final TestDatabase database = muster.database;
    private final ImportHistory history = muster.history;

    @BeforeAll
    static void starts_on_what_was_there() {
        muster.database.execute("drop schema muster, shop cascade");
        muster.database.script(text("database.sql").replace(RECEIVER_IN_DUMP, RECEIVER.url("/hook")));
        asIfDumpedJustNow();
        brazeHolds();
        COHORTS.forEach(cohort -> muster.write(
                cohort, text("cohorts/" + cohort + ".yaml").replace(RECEIVER_IN_DUMP, RECEIVER.url("/hook"))));
        // Whom Braze refused then it refuses now.
        muster.braze.refuse("er41", "er45");
        muster.start();
    }

    @AfterAll
    static void ends() {
        assertThat(muster.braze.violations()).isEmpty();
        muster.stop();
        RECEIVER.close();
        muster.braze.close();
        muster.mailroom.close();
        muster.log.close();
    }

    @Test
    void the_import_that_was_cut_off_goes_on_from_its_unanswered_batches() {
        ReportedImport cut = history.ended("20");

        assertThat(cut.state()).as(cut.reason()).isEqualTo("SUCCEEDED");
        assertThat(cut.count("added")).isEqualTo(5200);
        assertThat(cut.count("removed")).isEqualTo(900);
        assertThat(muster.holds("cut"))
                .containsExactlyInAnyOrderElementsOf(database.texts("select id from shop.cut"))
                .hasSize(8800);
        assertThat(muster.imports("cut").reason()).isEqualTo("The source had not changed; nothing was sent.");
    }

    @Test
    void what_had_not_changed_is_not_sent_again_and_what_has_is_sent_alone() {
        ReportedImport same = muster.imports("ended");
        ReportedImport people = muster.imports("people");
        database.execute("insert into shop.ended values ('e6')");
        ReportedImport more = muster.imports("ended");

        assertThat(same.count("requests") + people.count("requests")).isZero();
        assertThat(people.count("presentAfter")).isEqualTo(30);
        assertThat(more.count("added")).isEqualTo(1);
        assertThat(muster.holds("ended")).containsExactlyInAnyOrder("e1", "e2", "e3", "e4", "e5", "e6");
    }

    @Test
    void removals_that_awaited_approval_await_it_and_leave_when_it_is_given() {
        assertThat(muster.cohort("parked").json().path("state").asText()).isEqualTo("PARKED");
        ReportedImport parked = history.find("11");
        assertThat(parked.count("parkedRemoves")).isEqualTo(21);
        assertThat(parked.reasonCode()).isEqualTo("UNCODED");
        assertThat(parked.reason()).contains("members would leave");

        ReportedImport approved =
                history.ended(muster.api.post("/api/imports/11/approve").id());

        assertThat(approved.state()).as(approved.reason()).isEqualTo("SUCCEEDED");
        assertThat(approved.count("removed")).isEqualTo(21);
        assertThat(muster.holds("parked"))
                .containsExactlyInAnyOrderElementsOf(database.texts("select id from shop.parked"));
    }

    @Test
    void a_cohort_that_was_blocked_is_blocked_until_it_is_approved() {
        assertThat(muster.state("held")).isEqualTo("HELD");
        assertThat(muster.holds("held")).hasSize(30);

        ReportedImport few =
                history.ended(muster.api.post("/api/imports/8/approve").id());
        // Its minimum was approved; that so many leave is another guard's question.
        assertThat(few.state()).isEqualTo("HELD");
        assertThat(few.reason()).isEqualTo("28 of 30 members would leave, over the limit of 30%.");
        ReportedImport approved = history.ended(
                muster.api.post("/api/imports/" + few.id() + "/approve").id());

        assertThat(approved.state()).as(approved.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("held")).containsExactlyInAnyOrder("h1", "h2");
    }

    @Test
    void refused_identifiers_stay_refused_and_are_sent_again_when_somebody_says_so() {
        ReportedImport again = muster.imports("refused");
        assertThat(again.count("refused")).isEqualTo(2);
        assertThat(again.count("requests")).isZero();
        muster.braze.refuse();

        ReportedImport retried = history.ended(
                muster.api.post("/api/cohorts/refused/retry-refused").id());

        assertThat(retried.state()).as(retried.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("refused"))
                .containsExactlyInAnyOrderElementsOf(database.texts("select id from shop.refused"));
    }

    @Test
    void files_go_on_where_the_last_one_ended() {
        ReportedImport list = muster.imports("list", "three.csv", "id,op\na1,remove\na6,add\n");
        ReportedImport files = muster.imports("files", "h.csv", "id\nf1\nf2\nf3\n");

        assertThat(list.state()).as(list.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("list")).containsExactlyInAnyOrder("a3", "a4", "a5", "a6");
        assertThat(files.count("requests")).isZero();
        assertThat(history.of("files")).extracting(ReportedImport::file).containsExactly("h.csv", "g.csv", "f.csv");
        assertThat(history.find("17").reason()).startsWith("The file has none of the columns id; it has nonsense.");
    }

    @Test
    void mails_and_webhooks_that_waited_are_sent_once() {
        await("all mails")
                .until(
                        () -> muster.mailroom.all(": ").stream()
                                .filter(mail -> !isOfNow(mail))
                                .count(),
                        n -> n == 5);
        RECEIVER.about("parked", 3);

        assertThat(Stream.of(
                                "Parked: 30 added",
                                "Parked: 1 added, 4 removed",
                                "Parked: 21 removals",
                                "Steady: 30 added")
                        .map(subject -> muster.mailroom.all(subject).size()))
                .containsOnly(1);
        assertThat(RECEIVER.about("parked", 3)).allMatch(request -> request.isSignedWith(SECRET));
        assertThat(muster.api.get("/api/cohorts/parked/notifications").json().findValuesAsText("import"))
                .contains("2", "7", "11");
    }

    @Test
    void schedules_of_the_page_and_of_a_file_go_on() {
        assertThat(schedule("steady")).isEqualTo("every day at 07:00 Europe/Berlin");
        assertThat(schedule("refused")).isEqualTo("every Monday at 06:30 Europe/Paris");
        assertThat(muster.api
                        .get("/api/cohorts/refused/schedule")
                        .json()
                        .path("origin")
                        .asText())
                .isEqualTo("PAGE");
    }

    private String schedule(String cohort) {
        return muster.api
                .get("/api/cohorts/" + cohort + "/schedule")
                .json()
                .path("text")
                .asText();
    }

    /** Whether an import of this test gave the mail, and none of the dump. */
    private static boolean isOfNow(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getSubject().contains("0 added, 21 removed");
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every time moves on by as much as has passed since, and the server is the one that the ledger was written on. */
    private static void asIfDumpedJustNow() {
        muster.database.script("""
                do $$
                declare c record; passed interval := now() - timestamptz '%s';
                begin
                    for c in select table_name, column_name from information_schema.columns
                              where table_schema = 'muster' and data_type = 'timestamp with time zone' loop
                        execute format('update muster.%%I set %%I = %%I + $1', c.table_name, c.column_name, c.column_name)
                          using passed;
                    end loop;
                end $$;
                delete from muster.lineage;
                update muster.mail set next_at = now();
                update muster.webhook set next_at = now()""".formatted(DUMPED_AT));
    }

    private static void brazeHolds() {
        Map<String, List<String>> held = read("braze.json");
        held.forEach((cohort, members) -> {
            String name = muster.database
                    .texts("select name from muster.import where cohort = '" + cohort + "'")
                    .get(0);
            asked("", Map.of("name", name, "created_at", "2026-11-30T04:42:00Z"), cohort);
            for (int from = 0; from < members.size(); from += LARGEST_REQUEST) {
                List<String> some = members.subList(from, Math.min(members.size(), from + LARGEST_REQUEST));
                asked("/users", Map.of("cohort_changes", List.of(added(some))), cohort);
            }
            assertThat(muster.braze.holds(cohort)).hasSameElementsAs(members);
        });
    }

    private static void asked(String path, Map<String, ?> more, String cohort) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("partner_api_key", RunningMuster.PARTNER_KEY);
        body.put("client_secret", RunningMuster.IMPORT_KEY);
        body.put("cohort_id", cohort);
        ApiReply reply = new ApiClient(muster.braze::uri)
                .partner("/partners/muster/cohorts" + path, json(body), RunningMuster.USER_AGENT);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    }

    private static Map<String, List<?>> added(List<String> members) {
        List<String> users = new ArrayList<>();
        List<String> devices = new ArrayList<>();
        List<Map<String, String>> aliases = new ArrayList<>();
        for (String member : members) {
            Identifier identifier = Identifier.of(member);
            if (identifier instanceof Identifier.Alias alias) {
                aliases.add(Map.of("alias_label", alias.label(), "alias_name", alias.value()));
            } else {
                (identifier instanceof Identifier.DeviceId ? devices : users).add(identifier.value());
            }
        }
        Map<String, List<?>> side = new HashMap<>();
        Map.of("user_ids", users, "device_ids", devices, "aliases", aliases).forEach((kind, some) -> {
            if (!some.isEmpty()) {
                side.put(kind, some);
            }
        });
        return side;
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> read(String file) {
        try {
            return JSON.readValue(text(file), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try (InputStream in =
                Objects.requireNonNull(EarlierDatabaseTest.class.getResourceAsStream("before/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
