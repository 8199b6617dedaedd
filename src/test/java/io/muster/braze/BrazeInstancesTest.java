package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class BrazeInstancesTest {

    @ParameterizedTest
    @CsvSource({
        "https://rest.iad-01.braze.com, rest.iad-01.braze.com (US-01)",
        "https://rest.iad-08.braze.com, rest.iad-08.braze.com (US-08)",
        "https://rest.us-10.braze.com, rest.us-10.braze.com (US-10)",
        "https://rest.fra-02.braze.eu, rest.fra-02.braze.eu (EU-02)",
        "https://rest.au-01.braze.com, rest.au-01.braze.com (AU-01)",
        "https://rest.id-01.braze.com, rest.id-01.braze.com (ID-01)",
        "https://rest.jp-01.braze.com, rest.jp-01.braze.com (JP-01)",
        "https://rest.kr-01.braze.com, rest.kr-01.braze.com (KR-01)",
        "https://braze.example.com, braze.example.com",
        "http://127.0.0.1:8081, 127.0.0.1:8081"
    })
    void an_endpoint_is_shown_by_its_host_and_by_the_name_in_the_dashboard(URI endpoint, String shown) {
        assertThat(BrazeInstances.shown(endpoint)).isEqualTo(shown);
    }
}
