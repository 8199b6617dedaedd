package io.muster.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.braze.ResponseBounds;
import io.muster.settings.SettingsFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Camel makes of its properties, where the tests of the whole way cannot see it: their Braze speaks http. */
class CamelPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void the_client_repeats_nothing_and_waits_only_so_long_whatever_the_scheme(String scheme, @TempDir Path folder)
            throws Exception {
        Properties properties = CamelProperties.of(new SettingsFixture(folder).settings(SettingsFixture.ENOUGH));
        properties.setProperty("camel.main.routesIncludePattern", "false");
        properties.setProperty("camel.main.name", "client-" + scheme);
        Main camel = new Main();
        try (ResponseBounds bounds = new ResponseBounds(Duration.ofMinutes(1))) {
            camel.bind("answerBounds", bounds);
            camel.setDefaultPropertyPlaceholderLocation("false");
            camel.setOverrideProperties(properties);
            camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
            camel.start();
            HttpComponent client = camel.getCamelContext().getComponent(scheme, HttpComponent.class);

            assertThat(client.isAutomaticRetriesDisabled()).isTrue();
            assertThat(client.isFollowRedirects()).isFalse();
            assertThat(client.getConnectTimeout()).isEqualTo(5_000);
            assertThat(client.getResponseTimeout()).isEqualTo(30_000);
            assertThat(client.getConnectionRequestTimeout()).isEqualTo(5_000);
            assertThat(client.getMaxTotalConnections()).isGreaterThan(16);
        } finally {
            camel.stop();
        }
    }
}
