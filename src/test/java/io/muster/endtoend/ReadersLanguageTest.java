package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static io.muster.endtoend.CohortRecipe.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads chooses the language of a page, a definition that of its mails; programs and logs are told in English, but for what a program passes on. */
class ReadersLanguageTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final HttpBrowser browser = new HttpBrowser(muster::uri);

    @BeforeAll
    static void a_cohort() {
        muster.database.people("vip", "ann", "ben");
        muster.define(
                "vip",
                people("vip")
                        .named("VIP")
                        .with("schedule: { daily: '07:00', zone: Europe/Paris }")
                        .with("notify: { to: [ equipe@example.com ], language: fr }"));
        muster.imports("vip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr-FR,fr;q=0.9,en;q=0.8 |            | fr",
                "fr                      |            | fr",
                "de                      |            | en",
                "de-DE,de;q=0.9,fr;q=0.5 |            | fr",
                "en-GB,en                |            | en",
                "not;a;language          |            | en",
                "fr                      | en         | en",
                "en                      | fr         | fr",
                "fr                      | de         | fr",
                "en                      | ../../etc  | en",
                "de                      | <script>   | en"
            })
    void a_page_is_in_the_chosen_language_else_in_the_browsers(String accepted, String chosen, String language) {
        HttpResponse<String> page = chosen == null
                ? browser.get("/", "Accept-Language", accepted)
                : browser.get("/", "Accept-Language", accepted, "Cookie", "language=" + chosen);

        assertThat(page.body())
                .contains("<html lang=\"" + language + "\"")
                .contains(
                        language.equals("fr")
                                ? "Cohortes, celles à traiter d’abord"
                                : "Cohorts, those that need attention first");
        assertThat(page.headers().firstValue("Content-Language")).contains(language);
        assertThat(page.headers().firstValue("Vary")).contains("Accept-Language, Cookie");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void without_any_wish_a_page_is_english() {
        assertThat(browser.get("/").body()).contains("<html lang=\"en\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/                       | Cohortes, celles à traiter d’abord",
                "/cohorts/vip            | Tous les jours à 07:00 Europe/Paris",
                "/cohorts/vip/schedule   | Planification de VIP",
                "/cohorts/vip/schedule   | Les cinq prochaines dates",
                "/cohorts/vip/retire     | Retirer VIP de Braze",
                "/cohorts/vip/preview    | Que ferait un import de VIP maintenant",
                "/cohorts/none           | Introuvable",
                "/imports                | Aucun import en cours.",
                "/imports                | En attente d’approbation",
                "/imports/1              | Synchronisée depuis",
                "/imports/99999          | Cet import n’existe pas.",
                "/imports/1/rejects.csv  | n’a ignoré aucune ligne",
                "/no/such/page           | Il n’y a rien à cette adresse.",
                "/workspaces             | Votre espace de travail est bien connecté.",
                "/health                 | Base de données",
                "/account                | Apparence"
            })
    void every_page_speaks_it(String path, String sentence) {
        String page = plain(browser.get(path.strip(), "Accept-Language", "fr").body());

        assertThat(page).contains(sentence, "<html lang=\"fr\"", "Espaces de travail", "Aller au contenu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live/cohorts", "/live/cohorts/vip", "/live/imports", "/live/workspaces", "/live/health"})
    void what_changes_on_an_open_page_is_in_its_language(String path) {
        String french = String.join("", browser.events(path, 2, "Accept-Language", "fr"));
        String english = String.join("", browser.events(path, 2, "Accept-Language", "en"));

        assertThat(french).isNotEqualTo(english);
    }

    @Test
    void two_readers_of_one_list_are_each_told_in_their_own_language() {
        String french = String.join("", browser.events("/live/cohorts", 12, "Cookie", "language=fr"));
        String english = String.join("", browser.events("/live/cohorts", 12, "Accept-Language", "en"));

        assertThat(french).contains("<b>Synchronisée.</b>").doesNotContain("<b>In sync.</b>");
        assertThat(english).contains("<b>In sync.</b>").doesNotContain("<b>Synchronisée.</b>");
    }

    @Test
    void why_an_import_failed_is_told_in_each_readers_language_and_to_programs_as_a_code() {
        muster.define(
                "broken", sql("select no_such as external_id from shop.vip").named("Broken"));
        ReportedImport failed = muster.imports("broken");

        String french = plain(
                browser.get("/imports/" + failed.id(), "Accept-Language", "fr").body());
        String english = plain(
                browser.get("/imports/" + failed.id(), "Accept-Language", "en").body());

        assertThat(failed.reasonCode()).isEqualTo("QUERY_NOT_RIGHT");
        assertThat(failed.reason())
                .isEqualTo("The query is not right at line 1, column 8: column \"no_such\" does not exist.");
        assertThat(english).contains("the query is not right at line 1, column 8");
        assertThat(french)
                .contains("la requête n’est pas correcte à la ligne 1, colonne 8")
                .doesNotContain("is not right");
        assertThat(muster.database.texts("select reason_code from muster.import where id = " + failed.id()))
                .containsExactly("QUERY_NOT_RIGHT");
    }

    @Test
    void programs_are_answered_in_english() {
        String cohort = browser.get("/api/cohorts/vip", "Accept-Language", "fr", "Cookie", "language=fr")
                .body();

        assertThat(cohort).contains("every day at 07:00 Europe/Paris", "\"language\":\"fr\"");
        assertThat(muster.log.lines()).noneMatch(line -> line.contains("cohorte"));
    }

    @Test
    void what_is_not_there_or_cannot_be_done_is_told_in_the_language_of_who_asks() {
        HttpResponse<String> none = browser.get("/api/cohorts/none", "Accept-Language", "fr-FR,fr;q=0.9");
        HttpResponse<String> ended = browser.send("POST", "/api/imports/1/cancel", "", "Accept-Language", "fr");
        HttpResponse<String> english = browser.send("POST", "/api/imports/1/cancel", "");
        HttpResponse<String> page = browser.form("/imports/1/cancel", Map.of(), "Accept-Language", "fr");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body())
                .contains(
                        "\"title\":\"Introuvable\"",
                        "\"detail\":\"Aucune cohorte ne s’appelle none.\"",
                        "\"reasonCode\":\"NO_COHORT_NAMED\"");
        assertThat(none.headers().firstValue("Content-Language")).contains("fr");
        assertThat(none.headers().firstValue("Vary")).contains("Accept-Language, Cookie");
        assertThat(ended.statusCode()).isEqualTo(409);
        assertThat(plain(ended.body()))
                .contains("\"title\":\"Pas maintenant\"", "L’import 1 est terminé ; il n’y a rien à annuler.")
                .contains("\"reasonCode\":\"IMPORT_ENDED\"");
        assertThat(english.body())
                .contains("\"title\":\"Not now\"", "Import 1 has ended; there is nothing to cancel.")
                .contains("\"reasonCode\":\"IMPORT_ENDED\"");
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(plain(page.body())).contains("Pas maintenant", "L’import 1 est terminé ; il n’y a rien à annuler.");
        assertThat(muster.log.lines()).noneMatch(line -> line.contains("L’import"));
    }

    /** By an earlier version it was kept in words. */
    @ParameterizedTest
    @CsvSource({"BODY_PAGE, une page web", "a web page, a web page"})
    void who_answered_in_brazes_place_is_told_in_the_readers_language(String kept, String told) {
        muster.database.execute(
                "update muster.workspace set tested_at = now(), tested_status = 200, tested_stranger = '" + kept + "'");
        try {
            String page =
                    plain(browser.get("/workspaces", "Accept-Language", "fr").body());

            assertThat(page).contains(told + " a répondu 200 à la place de Braze");
        } finally {
            muster.database.execute("update muster.workspace set tested_stranger = null");
        }
    }

    @Test
    void a_mail_is_in_the_language_of_its_definition() throws Exception {
        MimeMessage sent = muster.mailroom.about("VIP");
        ReceivedMail mail = ReceivedMail.of(sent);

        assertThat(sent.getHeader("Content-Language")).containsExactly("fr");
        assertThat(plain(mail.subject())).isEqualTo("VIP : 2 ajouts, 0 retrait");
        assertThat(plain(mail.text()))
                .startsWith("SYNCHRONISÉE. 2 ajouts, 0 retrait dans VIP")
                .contains("L’import a démarré le ", "Membres dans Braze : 2", "Voir l’import :")
                .contains("Envoyé par Muster parce que");
        assertThat(mail.html()).contains("<html lang=\"fr\">", "Synchronisée", "Voir l’import");
    }

    @Test
    void an_alarm_and_a_broken_definition_are_told_in_it_too() throws Exception {
        muster.database.people("late", "ann");
        muster.define(
                "late",
                people("late")
                        .named("Retardataires")
                        .with("notify: { to: [ equipe@example.com ], language: fr, overdue: 1h }"));
        muster.imports("late");
        muster.database.execute(
                "update muster.import set finished_at = now() - interval '2 hours' where cohort = 'late'");

        await("the alarm").until(() -> muster.mailroom.all("pas importée depuis"), found -> !found.isEmpty());
        ReceivedMail alarm = ReceivedMail.of(muster.mailroom.about("pas importée depuis"));
        assertThat(plain(alarm.text())).startsWith("EN RETARD. Retardataires n’a pas été importée depuis 2 h");

        muster.write("late", "cohort: late\nname: x\nsource: { nothing: 1 }\n");
        ReceivedMail broken = ReceivedMail.of(muster.mailroom.about("définition non valide"));
        assertThat(plain(broken.text())).contains("La dernière version valide reste en vigueur");
    }

    private static String plain(String text) {
        return text.replaceAll("[\u00a0\u202f]", " ");
    }
}
