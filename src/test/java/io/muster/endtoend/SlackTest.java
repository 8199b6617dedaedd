package io.muster.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.muster.settings.Secret;
import io.muster.settings.Settings.NotifyChannel;
import io.muster.settings.Settings.WebhookSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Imports are told of in Slack, by the incoming webhook of a channel that the settings name. */
class SlackTest {

    private static final String PATH = "/services/T00/B00/T0K3N";
    private static final WireMockServer SLACK = started();

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.with(settings -> SettingsWith.webhook(
            settings,
            new WebhookSettings(
                    Optional.empty(),
                    true,
                    Map.of("ops", new NotifyChannel(NotifyChannel.Type.SLACK, new Secret(SLACK.baseUrl() + PATH))))));

    @BeforeEach
    void slack_takes_messages() {
        SLACK.resetAll();
        SLACK.stubFor(post(urlEqualTo(PATH)).willReturn(ok("ok")));
    }

    @AfterAll
    static void ends() {
        SLACK.stop();
    }

    @Test
    void an_ended_import_is_a_message_and_a_mail_goes_beside_it() throws Exception {
        ReportedImport told = imported("both", "notify: { to: [ crm@example.com ], channels: [ ops ] }");
        LoggedRequest request = await("the message")
                .until(() -> requests(), all -> !all.isEmpty())
                .get(0);
        JsonNode message = new ObjectMapper().readTree(request.getBodyAsString());

        assertThat(message.path("text").asText()).isEqualTo("People of both: 2 added, 0 removed");
        assertThat(message.path("blocks").findValuesAsText("url"))
                .containsExactly(RunningMuster.PUBLIC_URL + "/imports/" + told.id());
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.containsHeader("webhook-signature")).isFalse();
        assertThat(request.getBodyAsString()).doesNotContain("7733");
        muster.mailroom.about("People of both");
        await("both are sent").until(() -> notices("both").findValuesAsText("state"), List.of("SENT", "SENT")::equals);
        assertThat(notices("both").findValuesAsText("way")).containsExactlyInAnyOrder("MAIL", "SLACK");
        assertThat(requests()).hasSize(1);
        assertThat(muster.api
                        .get("/api/cohorts/both")
                        .json()
                        .at("/notify/channels/0")
                        .asText())
                .isEqualTo("ops");
    }

    @Test
    void what_slack_does_not_take_is_tried_again_and_its_url_is_nowhere() {
        SLACK.stubFor(
                post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(503).withBody("T0K3N is busy")));
        imported("busy", "notify: { channels: [ ops ], when: changes }");
        await("a try").until(() -> notices("busy").at("/0/problem").asText(), "it answered with 503"::equals);

        assertThat(muster.log.text()).contains("cohort=busy slack=waits reason=\"it answered with 503\"");
        SLACK.stubFor(post(urlEqualTo(PATH)).willReturn(ok("ok")));
        muster.database.execute("update muster.notification set next_at = now() where cohort = 'busy'");

        await("delivered").until(() -> notices("busy").at("/0/state").asText(), "SENT"::equals);
        assertThat(notices("busy").at("/0/to").toString()).isEqualTo("[\"ops\"]");
        assertThat(muster.log.text()).doesNotContain("T0K3N");
        assertThat(muster.database.number("select count(*) from muster.notification n where n::text like '%T0K3N%'"))
                .isZero();
    }

    @Test
    void a_channel_that_the_settings_do_not_name_is_refused_with_the_remedy() {
        muster.write(
                "typo", people("nobody").with("notify: { channels: [ opps ] }").text("typo"));

        await("the refusal").until(() -> muster.log
                .text()
                .contains("typo.yaml, line 7: notify.channels \"opps\" is not among the settings"));
    }

    private static ReportedImport imported(String cohort, String notify) {
        muster.database.people("slacked", "ann-7733", "ben-7733");
        muster.define(cohort, people("slacked").named("People of " + cohort).with(notify));
        return muster.imports(cohort);
    }

    private static List<LoggedRequest> requests() {
        return SLACK.findAll(postRequestedFor(urlEqualTo(PATH)));
    }

    private static JsonNode notices(String cohort) {
        return muster.api
                .get("/api/cohorts/" + cohort + "/notifications")
                .json()
                .path("notifications");
    }

    private static WireMockServer started() {
        WireMockServer server =
                new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return server;
    }
}
