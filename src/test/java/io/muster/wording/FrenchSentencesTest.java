package io.muster.wording;

import static io.muster.imports.ImportSamples.NOW;
import static io.muster.imports.ImportSamples.context;
import static io.muster.imports.ImportSamples.daysAgo;
import static io.muster.imports.ImportSamples.definition;
import static io.muster.imports.ImportSamples.rightOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.imports.Import;
import io.muster.imports.ImportSamples;
import io.muster.imports.query.ImportContext;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Schedule;
import io.muster.model.Percentage;
import io.muster.model.Phrases;
import io.muster.notify.mail.MailWriter;
import io.muster.notify.message.MessageWriter;
import io.muster.schedule.ScheduleCalendar;
import io.muster.schedule.ScheduleWording;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole sentences, as they are put together: what an English order of words would spoil. */
@Tag("fast")
class FrenchSentencesTest {

    private static final CohortDefinition DEFINITION = definition("lapsed-90", "Lapsed 90 days");
    private static final ImportContext CONTEXT =
            context(DEFINITION).with(rightOn(daysAgo(1, "06:31"))).withNext(Optional.of(daysAgo(-1, "07:00")));

    private final Phrases french = Phrases.in(Locale.FRENCH);

    private Wording of(Import it) {
        return new ImportWording(french).of(it, CONTEXT);
    }

    @Test
    void a_mail_is_french_from_its_subject_to_its_small_print() {
        var mail = new MailWriter()
                .write(new MessageWriter(french, "https://muster.example.com")
                        .ofEnd(ImportSamples.lapsed(), DEFINITION, CONTEXT)
                        .orElseThrow()
                        .content());

        assertThat(plain(mail.subject())).isEqualTo("Lapsed 90 days : 1 310 ajouts, 482 retraits");
        assertThat(plain(mail.text())).isEqualTo("""
                SYNCHRONISÉE. 1 310 ajouts, 482 retraits dans Lapsed 90 days

                Braze a accepté tous les changements. L’import a démarré le lundi 23 novembre 2026 à 07:00 (Europe/Paris) par sa planification et a duré 1 min 12 s.

                Membres dans Braze : 184 206
                Avant : 183 378
                Ajoutés : +1 310
                Retirés : −482
                Ignorées, sans identifiant : 29
                Ignorées, appareil d’une personne identifiée : 8
                Prochain import : mar. 24 nov. à 07:00

                Voir l’import :
                https://muster.example.com/imports/4179

                --\s
                Envoyé par Muster parce que votre adresse figure dans la définition ou la planification de Lapsed 90 days. « Accepté » est le mot de Braze, qui écarte sans le signaler les personnes qu’il ne connaît pas.
                """);
        assertThat(mail.html()).startsWith("<!doctype html>\n<html lang=\"fr\">");
    }

    @Test
    void the_language_of_a_definition_wins_over_that_of_the_settings() {
        CohortDefinition.Notice notice = new CohortDefinition.Notice(
                List.of("crm@example.com"),
                CohortDefinition.Notice.When.ALWAYS,
                Optional.empty(),
                Optional.empty(),
                Optional.of("fr"));
        CohortDefinition definition = new CohortDefinition(
                "lapsed-90",
                "Lapsed 90 days",
                "default",
                DEFINITION.source(),
                DEFINITION.match(),
                DEFINITION.guards(),
                DEFINITION.refresh(),
                DEFINITION.schedule(),
                notice,
                "");

        assertThat(new MessageWriter(Phrases.english(), "https://muster.example.com")
                        .ofEnd(ImportSamples.unchanged(), definition, CONTEXT)
                        .orElseThrow()
                        .content()
                        .subject())
                .endsWith("aucun changement");
    }

    @Test
    void a_state_says_whose_members_braze_holds() {
        assertThat(plain(of(ImportSamples.lapsed()).page()))
                .isEqualTo(
                        "Synchronisée depuis aujourd’hui à 07:01. Braze a accepté tous les changements de l’import de"
                                + " ce matin ; 37 lignes ont été ignorées.");
        assertThat(plain(of(ImportSamples.held()).list()))
                .isEqualTo("Bloquée. La source a donné 0 ligne ; rien n’a été envoyé. Braze contient les 6 918 membres"
                        + " d’hier.");
        assertThat(plain(of(ImportSamples.stopped()).list()))
                .isEqualTo("À l’arrêt. Braze a refusé les clés de l’espace de travail uk. Braze contient toujours les"
                        + " membres de dimanche.");
        assertThat(plain(of(ImportSamples.churn()).subject()))
                .isEqualTo("Churn risk : 4 210 retraits attendent votre approbation");
        assertThat(plain(of(ImportSamples.running()).page()))
                .isEqualTo(
                        "En cours d’import. Lancé à 13:40:00 à la main, crm-team. Vous pouvez quitter cette page ; un e-mail"
                                + " suivra.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            daily   | 07:00               | tous les jours à 07:00 Europe/Paris
            once    | 2026-12-01T09:00    | une fois, le 1er décembre 2026 à 09:00 Europe/Paris
            once    | 2026-12-02T09:00    | une fois, le 2 décembre 2026 à 09:00 Europe/Paris
            """)
    void a_schedule_reads_as_a_sentence(String field, String value, String told) {
        assertThat(schedule(Map.of(field, value))).isEqualTo(told);
    }

    @Test
    void days_of_the_week_are_listed() {
        assertThat(schedule(Map.of("weekly", Map.of("days", List.of("mon", "thu", "sat"), "at", "07:00"))))
                .isEqualTo("chaque lundi, jeudi et samedi à 07:00 Europe/Paris");
    }

    private String schedule(Map<String, Object> settings) {
        ScheduleCalendar plan = ScheduleCalendar.of(new Schedule(settings), "vip", ZoneId.of("Europe/Paris"));
        return plain(new ScheduleWording(french).text(plan));
    }

    @Test
    void times_have_their_article_where_they_need_one() {
        Times times = new Times(french, NOW, ZoneId.of("Europe/Paris"));

        assertThat(plain(times.at(NOW))).isEqualTo("aujourd’hui à 13:42");
        assertThat(plain(times.at(daysAgo(1, "18:12")))).isEqualTo("hier à 18:12");
        assertThat(plain(times.at(daysAgo(2, "18:12")))).isEqualTo("le sam. 21 nov. à 18:12");
        assertThat(plain(times.moment(daysAgo(2, "18:12")))).isEqualTo("sam. 21 nov. à 18:12");
        assertThat(plain(times.came(daysAgo(2, "18:12")))).isEqualTo("samedi");
        assertThat(plain(times.came(daysAgo(22, "18:12")))).isEqualTo("le 1er novembre");
        assertThat(plain(times.whose(daysAgo(0, "07:00")))).isEqualTo("d’aujourd’hui");
        assertThat(plain(times.whose(daysAgo(2, "07:00")))).isEqualTo("de samedi");
        assertThat(plain(times.whichImport(daysAgo(1, "07:00")))).isEqualTo("l’import d’hier");
        assertThat(plain(times.whichImport(daysAgo(22, "07:00")))).isEqualTo("l’import du 1er novembre");
        assertThat(plain(times.full(Instant.parse("2026-12-01T06:00:00Z"))))
                .isEqualTo("mardi 1er décembre 2026 à 07:00 (Europe/Paris)");
    }

    @Test
    void decimals_have_a_comma() {
        assertThat(french.numbers().share(Percentage.percent(2.5))).isEqualTo("2,5\u00a0%");
        assertThat(Phrases.english().numbers().share(Percentage.percent(2.5))).isEqualTo("2.5\u00a0%");
        assertThat(Phrases.english().numbers().share(Percentage.percent(250))).isEqualTo("250\u00a0%");
        assertThat(french.numbers().share(4_210, 11_076)).isEqualTo("38,0\u00a0%");
    }

    private static String plain(Object text) {
        return text.toString().replaceAll("[\u00a0\u202f]", " ");
    }
}
