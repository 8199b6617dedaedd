package io.muster.notify.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.imports.ImportSamples;
import io.muster.model.CohortDefinition;
import io.muster.model.Phrases;
import io.muster.notify.BrokenDefinitionAlarm;
import io.muster.notify.NotificationKind;
import io.muster.notify.mail.Mail;
import io.muster.notify.mail.MailWriter;
import io.muster.notify.message.MessageWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BrokenDefinitionMonitorTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final CohortDefinition LAPSED = ImportSamples.definition("lapsed-90", "Lapsed 90 days");
    private static final Map<String, List<String>> BROKEN = Map.of(
            "lapsed-90", List.of("lapsed-90.yaml, line 7: \"datasorce\" is not a field; did you mean \"datasource\"?"));

    private final List<BrokenDefinitionAlarm> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void nothing_is_known() {
        JdbcClient.create(DATABASE).sql("delete from broken_definition_alarm").update();
    }

    @Test
    void a_broken_definition_is_told_of_once_and_once_when_it_is_mended_on_whichever_node() {
        node().look(BROKEN, cohort -> Optional.of(LAPSED));
        node().look(BROKEN, cohort -> Optional.of(LAPSED));
        node().look(Map.of(), cohort -> Optional.of(LAPSED));
        node().look(Map.of(), cohort -> Optional.of(LAPSED));

        assertThat(told)
                .extracting(BrokenDefinitionAlarm::about)
                .containsExactly(NotificationKind.UNREADABLE, NotificationKind.READABLE);
    }

    @Test
    void one_that_was_never_valid_names_nobody_and_one_taken_away_is_forgotten() {
        node().look(BROKEN, cohort -> Optional.empty());
        assertThat(told).isEmpty();

        node().look(BROKEN, cohort -> Optional.of(LAPSED));
        node().look(Map.of(), cohort -> Optional.empty());
        node().look(BROKEN, cohort -> Optional.of(LAPSED));

        assertThat(told)
                .extracting(BrokenDefinitionAlarm::about)
                .containsExactly(NotificationKind.UNREADABLE, NotificationKind.UNREADABLE);
    }

    @Test
    void the_mail_says_what_is_wrong_and_what_holds_meanwhile() {
        node().look(BROKEN, cohort -> Optional.of(LAPSED));
        node().look(Map.of(), cohort -> Optional.of(LAPSED));
        MessageWriter words = new MessageWriter(Phrases.english(), "https://muster.example.com");
        MailWriter writer = new MailWriter();

        Mail broken = writer.write(words.of(told.get(0), LAPSED).content());
        Mail mended = writer.write(words.of(told.get(1), LAPSED).content());

        assertThat(broken.subject()).isEqualTo("lapsed-90: invalid definition");
        assertThat(broken.text())
                .startsWith("INVALID DEFINITION. The definition of Lapsed 90 days is invalid")
                .contains("The last valid version stays in force", "1 mistake:\n  1. lapsed-90.yaml, line 7: ")
                .contains("https://muster.example.com/cohorts/lapsed-90");
        assertThat(mended.subject()).isEqualTo("lapsed-90: the definition is valid again");
    }

    private BrokenDefinitionMonitor node() {
        return new BrokenDefinitionMonitor(DATABASE, told::add, ImportSamples.CLOCK);
    }
}
