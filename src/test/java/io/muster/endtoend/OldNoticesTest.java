package io.muster.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What mails and webhooks said goes a month after; that they were sent stays. */
class OldNoticesTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @Test
    void contents_go_a_month_after_and_the_rows_stay() {
        TestDatabase ours = muster.database;
        await("the service's tables").until(() -> ours.number("select count(*) from muster.mail") == 0);
        ours.execute("""
                insert into muster.mail (cohort, recipients, subject, html, text, sent_at, given_up_at)
                values ('old', '{a@example.com}', 's', 'h', 't', now() - interval '31 days', null),
                       ('old', '{a@example.com}', 's', 'h', 't', null, now() - interval '31 days'),
                       ('young', '{a@example.com}', 's', 'h', 't', now() - interval '29 days', null)""");
        ours.execute("""
                insert into muster.webhook (cohort, about, url, body, sent_at)
                values ('old', 'OVERDUE', 'https://example.com', 'b', now() - interval '31 days'),
                       ('young', 'OVERDUE', 'https://example.com', 'b', now() - interval '29 days')""");

        muster.stop();
        muster.start();

        await("what old ones said is gone").until(() -> ours.number("""
                        select (select count(*) from muster.mail where text = '' and html = '')
                             + (select count(*) from muster.webhook where body = '')""") == 3);
        assertThat(ours.number("select count(*) from muster.mail where cohort = 'young' and text = 't'"))
                .isEqualTo(1);
        assertThat(ours.number("select count(*) from muster.webhook where cohort = 'young' and body = 'b'"))
                .isEqualTo(1);
        assertThat(muster.log.text()).contains("retention=notifications count=3");
    }
}
