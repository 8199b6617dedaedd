package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.boot.CamelProperties;
import io.muster.settings.SettingsFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The throttle of the routes counts whole requests in whole milliseconds; any rate above 0 may be set. */
class ThrottleTest {

    @ParameterizedTest(name = "{0} a second is {1} in {2} ms")
    @CsvSource({
        "60, 60, 1000",
        "60.0, 60, 1000",
        "1, 1, 1000",
        "69.4, 69, 995",
        "12.5, 12, 960",
        "2.5, 1, 400",
        "0.5, 1, 2000",
        "0.1, 1, 10000",
        "0.001, 1, 1000000",
        "100, 100, 1000"
    })
    void a_rate_becomes_requests_in_a_period(String rate, String requests, String period, @TempDir Path folder) {
        Properties set = of(rate, folder);

        assertThat(set)
                .containsEntry("muster.throttle.requests", requests)
                .containsEntry("muster.throttle.period", period);
    }

    @Property(tries = 200)
    void never_faster_than_asked_and_hardly_slower(@ForAll @DoubleRange(min = 0.01, max = 500) @Scale(2) double rate)
            throws IOException {
        Path folder = Files.createTempDirectory("throttle");
        Properties set = of(Double.toString(rate), folder);
        Files.delete(folder.resolve("0.properties"));
        Files.delete(folder);

        double requests = Double.parseDouble(set.getProperty("muster.throttle.requests"));
        double perSecond = requests * 1000 / Double.parseDouble(set.getProperty("muster.throttle.period"));
        assertThat(requests).isGreaterThanOrEqualTo(1);
        assertThat(perSecond).isLessThanOrEqualTo(rate + 1e-9).isGreaterThan(rate * 0.98);
    }

    private static Properties of(String rate, Path folder) {
        return CamelProperties.of(new SettingsFixture(folder)
                .settings(SettingsFixture.ENOUGH + "muster.braze.requests-per-second = " + rate + "\n"));
    }
}
