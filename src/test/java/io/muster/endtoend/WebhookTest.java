package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.settings.Secret;
import io.muster.settings.Settings.WebhookSettings;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final String SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String TOKEN = "T0K3N-in-the-path";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(
            settings -> SettingsWith.webhook(settings, new WebhookSettings(Optional.of(new Secret(SECRET)), true)));

    private static final WebhookReceiver RECEIVER = WebhookReceiver.start();

    private final TestDatabase shop = muster.database;

    @AfterAll
    static void ends() {
        RECEIVER.close();
    }

    @Test
    void an_ended_import_is_told_of_with_a_signature_that_the_receiver_can_check() {
        ReportedImport told = imported("signed", "/hooks/" + TOKEN + "?a=b");

        WebhookReceiver.Request request = RECEIVER.about("signed", 1).get(0);
        JsonNode data = request.json().path("data");

        assertThat(request.isSignedWith(SECRET)).isTrue();
        assertThat(request.isSignedWith("whsec_" + "A".repeat(32))).isFalse();
        assertThat(request.path()).isEqualTo("/hooks/" + TOKEN + "?a=b");
        assertThat(request.type()).isEqualTo("application/json");
        assertThat(Instant.ofEpochSecond(request.timestamp()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
        assertThat(request.json().path("type").asText()).isEqualTo("import.ended");
        assertThat(data.path("name").asText()).isEqualTo("Léa’s people of signed");
        assertThat(data.path("subject").asText()).isEqualTo("Léa’s people of signed: 2 added, 0 removed");
        assertThat(data.path("sentence").asText()).startsWith("In sync.");
        assertThat(data.path("link").asText()).isEqualTo(RunningMuster.PUBLIC_URL + "/imports/" + told.id());
        assertThat(data.path("import")).isEqualTo(told.json());
        assertThat(request.body()).doesNotContain("ann-7733");
    }

    @Test
    void it_is_sent_again_after_a_500_with_the_same_id() {
        RECEIVER.answers(500);
        ReportedImport told = imported("again", "/");
        RECEIVER.about("again", 1);
        waits("again", "it answered with 500");
        due("again");

        List<WebhookReceiver.Request> both = RECEIVER.about("again", 2);

        assertThat(both)
                .extracting(WebhookReceiver.Request::id)
                .containsOnly(both.get(0).id());
        assertThat(both)
                .extracting(WebhookReceiver.Request::body)
                .containsOnly(both.get(0).body());
        assertThat(both).allMatch(request -> request.isSignedWith(SECRET));
        assertThat(told.state()).isEqualTo("SUCCEEDED");
        await("delivered").until(() -> notice("again").path("state").asText(), "SENT"::equals);
        assertThat(notice("again").path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void it_waits_for_a_receiver_that_is_away() {
        WebhookReceiver away = WebhookReceiver.start();
        away.close();
        imported("away", away.url("/"));
        waits("away", "nobody answers there");

        try (WebhookReceiver back = WebhookReceiver.on(away.port())) {
            due("away");
            assertThat(back.about("away", 1).get(0).isSignedWith(SECRET)).isTrue();
        }
        assertThat(RECEIVER.about("away")).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed() {
        RECEIVER.answers(307);
        imported("moved", "/");
        waits("moved", "it answered with 307; redirects are not followed");

        assertThat(RECEIVER.about("moved"))
                .extracting(WebhookReceiver.Request::path)
                .containsExactly("/");
    }

    @Test
    void it_is_given_up_after_three_days_and_the_api_says_so() {
        WebhookReceiver away = WebhookReceiver.start();
        away.close();
        imported("old", away.url("/" + TOKEN));
        waits("old", "nobody answers there");
        shop.execute("update muster.notification set created_at = now() - interval '73 hours' where cohort = 'old'");
        due("old");

        await("given up").until(() -> notice("old").path("state").asText(), "GIVEN_UP"::equals);
        assertThat(notice("old").path("problem").asText()).isEqualTo("nobody answers there");
        assertThat(notice("old").path("to").path(0).asText()).isEqualTo("http://127.0.0.1:" + away.port());
        assertThat(muster.log.text()).contains("cohort=old webhook=given-up");
        await("health")
                .until(
                        () -> new HttpBrowser(muster::uri).get("/health").body(),
                        page -> page.contains("Webhooks given up: "));
        assertThat(new HttpBrowser(muster::uri).get("/health").body())
                .contains("nobody answers there", "Mend the receiver.", "old")
                .doesNotContain(TOKEN);
    }

    @Test
    void a_receiver_that_is_gone_for_good_is_not_asked_again() {
        RECEIVER.answers(410);
        imported("gone", "/");

        await("given up").until(() -> notice("gone").path("state").asText(), "GIVEN_UP"::equals);
        assertThat(notice("gone").path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void one_receiver_that_does_not_answer_keeps_no_other_waiting() {
        WebhookReceiver away = WebhookReceiver.start();
        away.close();
        for (int i = 0; i < 6; i++) {
            imported("slow" + i, away.url("/"));
        }
        imported("quick", "/");

        assertThat(RECEIVER.about("quick", 1)).hasSize(1);
    }

    @Test
    void changes_alone_are_told_where_that_is_asked_for() {
        shop.people("few", "ann");
        muster.define("few", people("few").with("notify: { webhook: '" + RECEIVER.url("/") + "', when: changes }"));
        muster.imports("few");
        RECEIVER.about("few", 1);

        ReportedImport unchanged = muster.imports("few");
        await("the telling")
                .until(() -> shop.number("select count(*) from muster.import where notified_at is not null and id = "
                                + unchanged.id())
                        == 1);

        assertThat(shop.number("select count(*) from muster.notification where cohort = 'few'"))
                .isEqualTo(1);
    }

    @Test
    void neither_log_nor_jmx_shows_the_secret_or_more_of_the_url_than_its_host() throws Exception {
        RECEIVER.answers(500);
        imported("hidden", "/hooks/" + TOKEN);
        waits("hidden", "it answered with 500");
        StringBuilder beans = new StringBuilder();
        MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : jmx.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            beans.append(name).append('\n');
            if (List.of("endpoints", "routes", "processors").contains(name.getKeyProperty("type"))) {
                for (var attribute : jmx.getMBeanInfo(name).getAttributes()) {
                    if (attribute.getType().equals("java.lang.String")) {
                        beans.append(jmx.getAttribute(name, attribute.getName()))
                                .append('\n');
                    }
                }
            }
        }

        assertThat(beans.toString()).contains("https://webhook").doesNotContain(TOKEN, SECRET, SECRET.substring(6));
        assertThat(muster.log.text())
                .contains("cohort=hidden webhook=waits")
                .doesNotContain(TOKEN, SECRET, SECRET.substring(6));
        assertThat(muster.api.get("/api/cohorts/hidden").json().path("notify").toString())
                .contains("http://127.0.0.1:" + RECEIVER.port())
                .doesNotContain(TOKEN);
        assertThat(muster.api.get("/api/cohorts/hidden/notifications").json().toString())
                .doesNotContain(TOKEN);
    }

    private ReportedImport imported(String cohort, String path) {
        shop.people("hooked", "ann-7733", "ben-7733");
        String url = path.startsWith("/") ? RECEIVER.url(path) : path;
        muster.define(
                cohort, people("hooked").named("Léa’s people of " + cohort).with("notify: { webhook: '" + url + "' }"));
        return muster.imports(cohort);
    }

    private void waits(String cohort, String problem) {
        await(problem).until(() -> notice(cohort).path("problem").asText(), problem::equals);
    }

    /** The next try comes after half a minute at the least; here that time has passed. */
    private void due(String cohort) {
        shop.execute("update muster.notification set next_at = now() where cohort = '" + cohort + "'");
    }

    private static JsonNode notice(String cohort) {
        return muster.api
                .get("/api/cohorts/" + cohort + "/notifications")
                .json()
                .path("notifications")
                .path(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "127.0.0.5", "[::1]", "[::ffff:127.0.0.1]"})
    void none_comes_back_to_muster_itself(String host) {
        String url = "http://" + host + ":" + muster.uri().getPort() + "/api/cohorts/vip/retire";
        String cohort = "back-" + Integer.toHexString(host.hashCode());
        muster.write(
                cohort,
                people("nobody").with("notify: { webhook: '" + url + "' }").text(cohort));
        muster.database.execute("insert into muster.notification (channel, kind, cohort, receiver, recipients, subject,"
                + " document) values ('WEBHOOK', 'OVERDUE', '" + cohort + "', '" + url
                + "', '{}', '', '{\"data\":{\"cohort\":\"x\"}}')");

        await("the definition is refused")
                .until(() ->
                        muster.log.text().contains(cohort + ".yaml, line 7: notify.webhook goes to Muster itself"));
        await("what was to be sent is not")
                .until(() -> muster.database.number("select count(*) from muster.notification where cohort = '" + cohort
                                + "' and problem like 'it leads to Muster itself%'")
                        == 1);
    }
}
