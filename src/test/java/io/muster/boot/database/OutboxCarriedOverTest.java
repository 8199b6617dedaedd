package io.muster.boot.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.muster.Postgres;
import io.muster.notify.DueNotification;
import io.muster.notify.Notification;
import io.muster.notify.Notification.NotificationState;
import io.muster.notify.NotificationLog;
import io.muster.notify.Outbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.assertj.core.groups.Tuple;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails and webhooks of a version that had a table for each lie in the one outbox, as they were. */
class OutboxCarriedOverTest {

    private static final String URL = "https://hooks.example.com:8443/T0K3N?a=b";
    private static final DataSource DATABASE = database();
    private static final JdbcClient SQL = JdbcClient.create(DATABASE);

    @BeforeAll
    static void an_earlier_version_is_carried_over() {
        migrate("26");
        SQL.sql("""
                        insert into import (id, cohort, name, workspace, definition, trigger, state, finished_at)
                        overriding system value
                        select n, 'vip', 'VIP', 'default', '', 'SCHEDULE', 'SUCCEEDED', now()
                          from generate_series(1, 9) n""").update();
        SQL.sql("""
                        insert into mail (import, reminder, cohort, about, recipients, subject, html, text, attempts, next_at,
                                          sent_at, given_up_at, problem, taken, refused)
                        values (1, 0, null, 'IMPORT', '{a@x.org,b@x.org}', 'waits', '<p>"h"</p>', E't\\n', 0, now(), null,
                                null, null, '{}', '{}'),
                               (2, 0, null, 'IMPORT', '{a@x.org}', 'leased', 'h', 't', 1, now() + interval '3 minutes', null,
                                null, 'away', '{}', '{}'),
                               (3, 0, null, 'IMPORT', '{a@x.org,b@x.org,c@x.org}', 'partly', 'h', 't', 1,
                                now() - interval '1 second', null, null, 'refused one', '{a@x.org}', '{b@x.org}'),
                               (4, 0, null, 'IMPORT', '{a@x.org}', 'given up', 'h', 't', 70, now(), null, now(), 'away',
                                '{}', '{a@x.org}'),
                               (5, 0, null, 'IMPORT', '{a@x.org}', 'sent', '', '', 1, now(), now(), null, null, '{}', '{}'),
                               (5, 2, null, 'IMPORT', '{a@x.org}', 'reminds', 'h', 't', 0, now(), null, null, null, '{}',
                                '{}'),
                               (null, 0, 'never', 'OVERDUE', '{a@x.org}', 'overdue', 'h', 't', 0, now(), null, null, null,
                                '{}', '{}')""").update();
        // One that was written and put back: its number is not free again.
        SQL.sql("select nextval('mail_id_seq')").query(Long.class).single();
        SQL.sql("""
                        insert into webhook (cohort, import, about, url, body, message, attempts, next_at, taken_until, sent_at,
                                             given_up_at, problem)
                        values ('vip', 1, 'IMPORT', :url, '{"data":{"subject":"hooked"}}',
                                '11111111-1111-4111-8111-111111111111', 2, now(), null, null, null, 'away'),
                               ('vip', 2, 'IMPORT', :url, '{"data":{"subject":"at work"}}', gen_random_uuid(), 0, now(),
                                now() + interval '2 minutes', null, null, null),
                               ('vip', 3, 'IMPORT', 'http://[::1]/x', '', gen_random_uuid(), 1, now(), null, now(), null,
                                null),
                               ('never', null, 'OVERDUE', 'https://other.example.com', '{"data":{"subject":"late"}}',
                                gen_random_uuid(), 0, now(), null, null, null, null)""").param("url", URL).update();
        migrate("latest");
    }

    @Test
    void each_is_there_once_with_its_state() {
        assertThat(SQL.sql("select count(*) from notification")
                        .query(Long.class)
                        .single())
                .isEqualTo(11);
        assertThat(new NotificationLog(DATABASE).of("vip", 50))
                .extracting(Notification::subject, Notification::state, Notification::attempts)
                .containsExactlyInAnyOrder(
                        tuple("waits", NotificationState.WAITING, 0),
                        tuple("leased", NotificationState.WAITING, 1),
                        tuple("partly", NotificationState.WAITING, 1),
                        tuple("given up", NotificationState.GIVEN_UP, 70),
                        tuple("sent", NotificationState.SENT, 1),
                        tuple("reminds", NotificationState.WAITING, 0),
                        tuple("hooked", NotificationState.WAITING, 2),
                        tuple("at work", NotificationState.WAITING, 0),
                        tuple("", NotificationState.SENT, 1));
        assertThat(SQL.sql("select kind || ' ' || coalesce(reminder_day, 0) from notification where subject in"
                                + " ('reminds', 'overdue', 'waits') order by id")
                        .query(String.class)
                        .list())
                .containsExactly("IMPORT 0", "REMINDER 2", "OVERDUE 0");
    }

    @Test
    void of_a_receiver_its_place_alone_is_shown() {
        assertThat(new NotificationLog(DATABASE).of("vip", 50))
                .filteredOn(notice -> notice.channel().equals("WEBHOOK"))
                .extracting(notice -> notice.to().get(0))
                .containsExactlyInAnyOrder(
                        "https://hooks.example.com:8443", "https://hooks.example.com:8443", "http://[::1]");
    }

    @Test
    void a_mail_goes_on_to_those_who_do_not_have_it_and_keeps_its_number() {
        long partly = id("partly");
        DueNotification due = new Outbox(DATABASE).due(partly);

        assertThat(partly).isEqualTo(3);
        assertThat(due.recipients()).containsExactly("c@x.org");
        assertThat(new Outbox(DATABASE).due(id("waits")).document())
                .contains("\"html\" : \"<p>\\\"h\\\"</p>\"", "\"text\" : \"t\\n\"");
    }

    @Test
    void a_webhook_keeps_its_bytes_its_id_and_its_url() {
        DueNotification due = new Outbox(DATABASE).due(id("hooked"));

        assertThat(due.document()).isEqualTo("{\"data\":{\"subject\":\"hooked\"}}");
        assertThat(due.message()).isEqualTo("msg_11111111-1111-4111-8111-111111111111");
        assertThat(due.receiver()).isEqualTo(Optional.of(URL));
    }

    @Test
    void no_number_is_given_twice_so_that_no_file_of_the_outbox_is_written_over() {
        assertThat(SQL.sql("select min(id) from notification where channel = 'WEBHOOK'")
                        .query(Long.class)
                        .single())
                .isGreaterThan(8);
    }

    /** As the routes ask: what is leased by a node of before, and what its receiver is at, is left alone. */
    @Test
    void what_waits_is_due_and_what_is_leased_is_not() throws IOException {
        assertThat(claimed("mail")).containsExactly("waits", "partly", "reminds", "overdue");
        assertThat(claimed("webhook")).containsExactly("late");

        SQL.sql("update notification set leased_until = now() - interval '1 second'")
                .update();

        assertThat(claimed("webhook")).as("one of a receiver at a time").containsExactly("hooked", "late");
    }

    private static List<String> claimed(String route) throws IOException {
        String statement = Files.readString(Path.of("routes/sql/due-notifications.sql"))
                .replaceAll("(?m)^--.*$", "")
                .replace(":#${fromRouteId}", ":route");
        List<String> claimed = new ArrayList<>();
        while (true) {
            Optional<Long> id = SQL.sql(statement)
                    .param("route", route)
                    .query((row, n) -> row.getLong("id"))
                    .optional();
            if (id.isEmpty()) {
                return claimed;
            }
            claimed.add(SQL.sql("select subject from notification where id = :id")
                    .param("id", id.get())
                    .query(String.class)
                    .single());
        }
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    private static long id(String subject) {
        return SQL.sql("select id from notification where subject = :subject")
                .param("subject", subject)
                .query(Long.class)
                .single();
    }

    private static void migrate(String target) {
        Flyway.configure()
                .dataSource(DATABASE)
                .schemas("muster")
                .defaultSchema("muster")
                .createSchemas(true)
                .target(target)
                .load()
                .migrate();
    }

    private static DataSource database() {
        JdbcClient.create(Postgres.server().getPostgresDatabase())
                .sql("create database two_outboxes")
                .update();
        HikariConfig config = new HikariConfig();
        config.setDataSource(Postgres.server().getDatabase("postgres", "two_outboxes"));
        config.setSchema("muster");
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }
}
