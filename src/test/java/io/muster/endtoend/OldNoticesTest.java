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
        await("the service's tables").until(() -> ours.number("select count(*) from muster.notification") == 0);
        ours.execute("""
                insert into muster.notification (channel, kind, cohort, receiver, recipients, subject, document, sent_at,
                                                 given_up_at)
                values ('MAIL', 'OVERDUE', 'old', null, '{a@example.com}', 's', 'd', now() - interval '31 days', null),
                       ('MAIL', 'OVERDUE', 'old', null, '{a@example.com}', 's', 'd', null, now() - interval '31 days'),
                       ('MAIL', 'OVERDUE', 'young', null, '{a@example.com}', 's', 'd', now() - interval '29 days', null),
                       ('WEBHOOK', 'OVERDUE', 'old', 'https://example.com/x', '{https://example.com}', 's', 'd',
                        now() - interval '31 days', null),
                       ('WEBHOOK', 'OVERDUE', 'young', 'https://example.com/x', '{https://example.com}', 's', 'd',
                        now() - interval '29 days', null)""");

        muster.stop();
        muster.start();

        await("what old ones said is gone").until(() -> ours.number("""
                        select count(*) from muster.notification where cohort = 'old' and document = ''""") == 3);
        assertThat(ours.number("select count(*) from muster.notification where cohort = 'young' and document = 'd'"))
                .isEqualTo(2);
        assertThat(muster.log.text()).contains("retention=notifications count=3");
    }
}
