package io.muster.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.muster.Postgres;
import io.muster.definition.DefinitionReader;
import io.muster.definition.DefinitionStore;
import io.muster.imports.ImportSamples;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContexts;
import io.muster.model.CohortDefinition.Further;
import io.muster.model.Phrases;
import io.muster.notify.NotificationChannels;
import io.muster.notify.Outbox;
import io.muster.notify.mail.MailChannel;
import io.muster.notify.mail.MailDocument;
import io.muster.notify.mail.MailWriter;
import io.muster.notify.webhook.WebhookChannel;
import io.muster.notify.webhook.WebhookPayload;
import io.muster.settings.Settings.WebhookSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** An import's end is put into words once, however many channels tell of it. */
class ImportNotificationsTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final JdbcClient SQL = JdbcClient.create(DATABASE);

    @TempDir
    private Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void a_further_channel_asks_the_database_nothing_more() {
        int byMail = asked("notify: { to: [ crm@example.com ] }");
        int byBoth = asked("notify: { to: [ crm@example.com ], webhook: 'https://hooks.example.com/x' }");

        assertThat(byBoth).isEqualTo(byMail);
        assertThat(SQL.sql("select count(*) from notification")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(SQL.sql("select document::jsonb #>> '{data,subject}' from notification where channel = 'WEBHOOK'")
                        .query(String.class)
                        .single())
                .isEqualTo("VIP: no change")
                .isEqualTo(SQL.sql("select subject from notification where channel = 'MAIL' limit 1")
                        .query(String.class)
                        .single());
    }

    @Test
    void where_nobody_is_named_only_the_import_and_its_definition_are_read() {
        assertThat(asked("notify: { to: [] }")).isEqualTo(2);
        assertThat(asked("")).isEqualTo(2);
    }

    private int asked(String notify) {
        long id =
                SQL.sql("""
                        insert into import (cohort, name, workspace, definition, trigger, state, started_at, finished_at)
                        values ('vip', 'VIP', 'default', :definition, 'SCHEDULE', 'SUCCEEDED', now(), now())
                        returning id""").param("definition", """
                        cohort: vip
                        name: VIP
                        source: { file: { holds: members } }
                        """ + notify).query(Long.class).single();
        asked.set(0);
        notifications().tell(id);
        return asked.get();
    }

    private ImportNotifications notifications() {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        DataSource counted = new DelegatingDataSource(DATABASE) {
            @Override
            public Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                return super.getConnection();
            }
        };
        ImportStore history = new ImportStore(counted, json);
        return new ImportNotifications(
                history,
                new ImportContexts(counted, history, ImportSamples.CLOCK),
                DefinitionStore.open(folder, new DefinitionReader(), ImportSamples.CLOCK),
                new MessageWriter(Phrases.english(), "https://muster.example.com"),
                new NotificationChannels(
                        List.of(
                                new MailChannel(new MailWriter(), new MailDocument(json), Exception::toString),
                                new WebhookChannel(
                                        new WebhookPayload(json),
                                        new WebhookSettings(Optional.empty(), false),
                                        ImportSamples.CLOCK)),
                        new Outbox(counted)),
                cohort -> Further.NOBODY);
    }
}
