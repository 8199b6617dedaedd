package io.muster.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import io.muster.imports.ImportSamples;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Notice.When;
import io.muster.model.Phrases;
import io.muster.notify.message.MessageWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NotificationChannelsTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final JdbcClient SQL = JdbcClient.create(DATABASE);
    private static final CohortDefinition DEFINITION =
            ImportSamples.notified(ImportSamples.definition("lapsed-90", "Lapsed 90 days"), When.ALWAYS);

    private final Spoken first = new Spoken("FIRST", List.of("one", "two"));
    private final Spoken second = new Spoken("SECOND", List.of("one"));
    private final NotificationOccasion occasion = new MessageWriter(Phrases.english(), "https://muster.example.com")
            .ofEnd(ImportSamples.lapsed(), DEFINITION, ImportSamples.context(DEFINITION))
            .orElseThrow();

    @BeforeEach
    void nothing_is_kept() {
        SQL.sql("delete from notification").update();
        SQL.sql("""
                        insert into import (id, cohort, name, workspace, definition, trigger, state, finished_at)
                        overriding system value
                        values (:id, 'lapsed-90', 'Lapsed', 'default', '', 'SCHEDULE', 'SUCCEEDED', now())
                        on conflict do nothing""").param("id", ImportSamples.lapsed().id()).update();
    }

    @Test
    void all_say_the_same_words_and_each_receiver_gets_its_own_once() {
        of(first, second).tell(occasion);
        of(first, second).tell(occasion);

        assertThat(first.heard).containsOnly(occasion).hasSize(2);
        assertThat(SQL.sql(
                                "select channel || ' ' || receiver || ' ' || subject || ' ' || import from notification order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "FIRST one Lapsed 90 days: 1,310 added, 482 removed 4179",
                        "FIRST two Lapsed 90 days: 1,310 added, 482 removed 4179",
                        "SECOND one Lapsed 90 days: 1,310 added, 482 removed 4179");
    }

    @Test
    void one_that_reaches_nobody_is_asked_for_nothing() {
        Spoken nobody = new Spoken("NOBODY", List.of());

        of(nobody, second).tell(occasion);

        assertThat(nobody.heard).isEmpty();
        assertThat(of(nobody).reach(DEFINITION, NotificationKind.IMPORT)).isFalse();
        assertThat(of(nobody, second).reach(DEFINITION, NotificationKind.IMPORT))
                .isTrue();
    }

    @Test
    void all_are_kept_or_none_so_that_the_next_look_tells_all_again() {
        Spoken broken = new Spoken("BROKEN", List.of("one")) {
            @Override
            public List<OutboxEntry> write(NotificationOccasion occasion) {
                throw new IllegalStateException("no template");
            }
        };

        assertThatThrownBy(() -> of(first, broken).tell(occasion)).hasMessage("no template");

        assertThat(SQL.sql("select count(*) from notification")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_fails_is_judged_by_its_channel_and_of_an_unknown_one_it_waits() {
        NotificationChannels channels = of(first);

        assertThat(channels.trouble("FIRST", new IllegalStateException()).sentence())
                .isEqualTo("FIRST failed");
        assertThat(channels.trouble("GONE", new IllegalStateException()).sentence())
                .isEqualTo("this Muster does not know the channel GONE");
        assertThat(channels.trouble("GONE", new IllegalStateException()).lasting())
                .isFalse();
        channels.failed(
                "FIRST",
                Map.of("cohort", "vip", "import", 7L, "attempts", 2, "recipients", 3, "givenUp", true),
                channels.trouble("FIRST", new IllegalStateException()));

        assertThat(first.failures).containsExactly(new FailedAttempt("vip", Optional.of(7L), 2, 3, true));
    }

    private static NotificationChannels of(NotificationChannel... channels) {
        return new NotificationChannels(List.of(channels), new Outbox(DATABASE));
    }

    /** A channel that only writes down what it is asked. */
    private static class Spoken implements NotificationChannel {

        private final String name;
        private final List<String> receivers;
        private final List<NotificationOccasion> heard = new ArrayList<>();
        private final List<FailedAttempt> failures = new ArrayList<>();

        Spoken(String name, List<String> receivers) {
            this.name = name;
            this.receivers = receivers;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean reaches(CohortDefinition definition, NotificationKind about) {
            return !receivers.isEmpty();
        }

        @Override
        public List<OutboxEntry> write(NotificationOccasion occasion) {
            heard.add(occasion);
            return receivers.stream()
                    .map(receiver -> new OutboxEntry(Optional.of(receiver), List.of(receiver), "said"))
                    .toList();
        }

        @Override
        public DeliveryProblem problem(Exception exception) {
            return new DeliveryProblem(name + " failed", true);
        }

        @Override
        public RetryPause pause() {
            return new RetryPause(Duration.ofSeconds(1), 0);
        }

        @Override
        public void failed(FailedAttempt attempt, DeliveryProblem problem) {
            failures.add(attempt);
        }
    }
}
