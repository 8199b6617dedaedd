package io.muster.notify;

import io.muster.model.RecordRowMapper;
import java.sql.Types;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is to be sent, as rows: kept when it is written, read when it is sent. Which row is due, and when it is due again,
 * the statements in {@code routes/sql} say.
 */
public final class Outbox {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    public Outbox(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** Runs it in one transaction, or in the one that is open. */
    void together(Runnable keeping) {
        transaction.executeWithoutResult(status -> keeping.run());
    }

    /** Keeps what a channel has to send: once for an import, and one reminder a day. */
    void keep(String channel, NotificationOccasion occasion, OutboxEntry entry) {
        sql.sql("""
                        insert into notification (channel, kind, cohort, import, reminder_day, receiver, recipients, subject,
                                                  document)
                        values (:channel, :kind, :cohort, :import, :day, :receiver, :recipients, :subject, :document)
                        on conflict do nothing""")
                .param("channel", channel)
                .param("kind", occasion.about().name())
                .param("cohort", occasion.definition().cohort())
                .param("import", occasion.importId().orElse(null), Types.BIGINT)
                .param("day", occasion.reminderDay().orElse(null), Types.INTEGER)
                .param("receiver", entry.receiver().orElse(null), Types.VARCHAR)
                .param("recipients", entry.recipients().toArray(String[]::new))
                .param("subject", occasion.content().subject())
                .param("document", entry.document())
                .update();
    }

    public DueNotification due(long id) {
        return sql.sql("""
                        select channel, 'msg_' || message as message, receiver, subject, document,
                               array(select r from unnest(recipients) r where r <> all (delivered_to || refused)) recipients
                          from notification
                         where id = :id""")
                .param("id", id)
                .query(RecordRowMapper.of(DueNotification.class))
                .single();
    }

    /** What was sent or given up a month ago is read by nobody any more; the rows say for good who was told of what. */
    public int dropContents() {
        return sql.sql("""
                        update notification
                           set document = ''
                         where coalesce(sent_at, given_up_at) < now() - interval '30 days' and document <> ''""").update();
    }
}
