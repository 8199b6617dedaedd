package io.muster.workspace;

import static io.muster.imports.ImportSamples.context;
import static io.muster.imports.ImportSamples.daysAgo;
import static io.muster.imports.ImportSamples.definition;
import static io.muster.imports.ImportSamples.plain;
import static io.muster.imports.ImportSamples.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.model.Phrases;
import io.muster.web.imports.KeyRefusalView;
import io.muster.web.imports.KeyRefusalView.CauseWeight;
import io.muster.workspace.KeyAcceptances.AcceptedKey;
import io.muster.workspace.KeyAcceptances.Known;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only what Braze accepted, with its time, rules a cause out. */
@Tag("fast")
class KeyEvidenceTest {

    private static final URI FRANKFURT = URI.create("https://rest.fra-01.braze.eu");
    private static final Instant REFUSED = today("06:30");

    private final List<WorkspaceEndpoints.Endpoint> endpoints = List.of(
            new WorkspaceEndpoints.Endpoint("uk", FRANKFURT, "uk-print"),
            new WorkspaceEndpoints.Endpoint("eu", FRANKFURT, "eu-print"),
            new WorkspaceEndpoints.Endpoint("us", URI.create("https://rest.iad-01.braze.com"), "us-print"));

    private static Known known(String workspace, String stopped, Instant accepted, String print) {
        return new Known(workspace, stopped, Optional.of(new AcceptedKey(accepted, print)), Optional.empty());
    }

    private List<KeyRefusalView> causes(Map<String, Known> known) {
        return KeyRefusalView.all(
                context(definition("trial-uk", "Trial users UK")),
                KeyEvidence.of("uk", REFUSED, endpoints, known),
                false,
                Phrases.english());
    }

    @Test
    void another_workspace_that_was_accepted_since_rules_the_partner_key_out() {
        List<KeyRefusalView> causes = causes(Map.of(
                "uk", known("uk", "uk-print", daysAgo(1, "06:31"), "uk-print"),
                "eu", known("eu", "", today("13:42"), "eu-print")));

        assertThat(causes)
                .extracting(KeyRefusalView::weight)
                .containsExactly(CauseWeight.LIKELY, CauseWeight.POSSIBLE, CauseWeight.POSSIBLE, CauseWeight.RULED_OUT);
        assertThat(plain(causes.get(0).text())).endsWith("Braze accepted it until yesterday 06:31.");
        assertThat(plain(causes.get(1).text())).endsWith("Set is rest.fra-01.braze.eu (EU-01).");
        assertThat(plain(causes.get(2).text())).endsWith("It was on until yesterday 06:31.");
        assertThat(plain(causes.get(3).text()))
                .isEqualTo(
                        "Workspace eu uses the same partner key at the same address, and Braze accepted it today 13:42.");
    }

    @Test
    void an_acceptance_from_before_the_refusal_rules_nothing_out() {
        KeyRefusalView partnerKey = causes(Map.of(
                        "uk", known("uk", "uk-print", daysAgo(1, "06:31"), "uk-print"),
                        "eu", known("eu", "", today("06:29"), "eu-print")))
                .get(3);

        assertThat(partnerKey.weight()).isEqualTo(CauseWeight.POSSIBLE);
        assertThat(partnerKey.text()).contains("not since this refusal");
    }

    @Test
    void a_workspace_on_another_cluster_rules_nothing_out() {
        KeyRefusalView partnerKey = causes(Map.of(
                        "uk", known("uk", "uk-print", daysAgo(1, "06:31"), "uk-print"),
                        "us", known("us", "", today("13:42"), "us-print")))
                .get(3);

        assertThat(partnerKey.weight()).isEqualTo(CauseWeight.POSSIBLE);
        assertThat(partnerKey.text()).contains("a partner key counts for one cluster");
    }

    @Test
    void an_acceptance_with_a_key_of_then_is_none_of_the_key_of_now() {
        List<KeyRefusalView> causes = causes(Map.of(
                "uk", known("uk", "uk-print", daysAgo(1, "06:31"), "older-print"),
                "eu", known("eu", "", today("13:42"), "older-print")));

        assertThat(causes.get(0).text()).contains("never accepted");
        assertThat(causes.get(3).weight()).isEqualTo(CauseWeight.POSSIBLE);
    }

    @Test
    void a_partner_key_that_was_replaced_since_the_refusal_is_not_the_one_that_was_refused() {
        KeyRefusalView partnerKey = causes(Map.of(
                        "uk", known("uk", "print-of-then", daysAgo(1, "06:31"), "uk-print"),
                        "eu", known("eu", "", today("13:42"), "eu-print")))
                .get(3);

        assertThat(partnerKey.weight()).isEqualTo(CauseWeight.POSSIBLE);
    }

    @Test
    void an_unknown_partner_has_two_causes_and_no_key_to_replace() {
        List<KeyRefusalView> causes = KeyRefusalView.all(
                context(definition("trial-uk", "Trial users UK")), KeyEvidence.NONE, true, Phrases.english());

        assertThat(causes).hasSize(2).noneMatch(KeyRefusalView::replace);
    }
}
