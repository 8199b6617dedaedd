package io.muster.notify;

import java.net.URI;
import java.sql.Types;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of mails and webhooks that tell of a cohort and not of an import, and the webhooks that are due. */
public final class Outbox {

    private final JdbcClient sql;

    public Outbox(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    public Webhook webhook(long id) {
        return sql.sql("select message, url, body from webhook where id = :id")
                .param("id", id)
                .query((row, n) -> new Webhook(
                        "msg_" + row.getString("message"), URI.create(row.getString("url")), row.getString("body")))
                .single();
    }

    /** Keeps what a channel has to send, in the transaction that is open if one is; once for an import, and once a day. */
    public void keep(String channel, NotificationOccasion occasion, OutboxEntry entry) {
        sql.sql(channel.equals("MAIL") ? """
                        insert into mail (cohort, import, about, reminder, recipients, subject, html, text)
                        select case when :import is null then :cohort end, :import, :about, :reminder, :recipients,
                               :subject, d ->> 'html', d ->> 'text'
                          from cast(:document as jsonb) d
                        on conflict (import, reminder) do nothing""" : """
                        insert into webhook (cohort, import, about, url, body)
                        values (:cohort, :import, :about, :receiver, :document)
                        on conflict (import) where about = 'IMPORT' do nothing""")
                .param("cohort", occasion.definition().cohort())
                .param("import", occasion.importId().orElse(null), Types.BIGINT)
                .param(
                        "about",
                        occasion.about() == NotificationKind.REMINDER
                                ? "IMPORT"
                                : occasion.about().name())
                .param("reminder", occasion.reminderDay())
                .param("receiver", entry.receiver().orElse(null))
                .param("recipients", entry.recipients().toArray(String[]::new))
                .param("subject", occasion.content().subject())
                .param("document", entry.document())
                .update();
    }

    /** What was sent or given up a month ago is read by nobody any more; the rows say for good who was told of what. */
    public int dropContents() {
        return sql.sql("""
                        update mail
                           set html = '', text = ''
                         where coalesce(sent_at, given_up_at) < now() - interval '30 days' and text <> ''""").update() + sql.sql("""
                        update webhook
                           set body = ''
                         where coalesce(sent_at, given_up_at) < now() - interval '30 days' and body <> ''""").update();
    }
}
