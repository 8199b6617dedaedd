package io.muster.notify;

import java.net.URI;
import java.util.List;
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

    /** Keeps a mail about a cohort, in the transaction that is open. */
    public void mail(String cohort, NotificationKind about, List<String> recipients, Mail mail) {
        sql.sql("""
                        insert into mail (cohort, about, recipients, subject, html, text)
                        values (:cohort, :about, :recipients, :subject, :html, :text)""")
                .param("cohort", cohort)
                .param("about", about.name())
                .param("recipients", recipients.toArray(String[]::new))
                .param("subject", mail.subject())
                .param("html", mail.html())
                .param("text", mail.text())
                .update();
    }

    /** Keeps a webhook about a cohort, in the transaction that is open. */
    public void webhook(String cohort, NotificationKind about, URI url, String body) {
        sql.sql("insert into webhook (cohort, about, url, body) values (:cohort, :about, :url, :body)")
                .param("cohort", cohort)
                .param("about", about.name())
                .param("url", url.toString())
                .param("body", body)
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
