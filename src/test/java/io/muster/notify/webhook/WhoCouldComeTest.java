package io.muster.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.access.IpRange;
import io.muster.boot.ServerExposure;
import io.muster.settings.Settings.HttpSettings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which settings people could come who do not work on this machine. */
@Tag("fast")
class WhoCouldComeTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, http://localhost, '', muster.http.host is 0.0.0.0",
        "'::', http://localhost, '', muster.http.host is ::",
        "[::], http://localhost, '', muster.http.host is [::]",
        "0, http://localhost, '', muster.http.host is 0",
        "127.1, http://localhost, '', muster.http.host is 127.1",
        "10.0.0.1, http://localhost, '', muster.http.host is 10.0.0.1",
        "muster.localhost, http://localhost, '', muster.http.host is muster.localhost",
        "127.0.0.1, https://muster.example.com, '', muster.http.public-url is https://muster.example.com",
        "127.0.0.1, http://10.0.0.7:8080, '', muster.http.public-url is http://10.0.0.7:8080",
        "127.0.0.1, http://localhost.example.com, '', muster.http.public-url is http://localhost.example.com",
        "127.0.0.1, http://0.0.0.0:8080, '', muster.http.public-url is http://0.0.0.0:8080",
        "127.0.0.1, 'http://[::]:8080', '', 'muster.http.public-url is http://[::]:8080'",
        "localhost, http://localhost, 127.0.0.1, muster.http.proxies is set",
        "127.0.0.1, http://127.0.0.1, 10.0.0.0/8, muster.http.proxies is set",
    })
    void others_could_come(String host, String publicUrl, String proxies, String why) {
        List<IpRange> believed =
                proxies.isEmpty() ? List.of() : List.of(IpRange.of(proxies).orElseThrow());

        assertThat(ServerExposure.strangers(new HttpSettings(host, 8080, URI.create(publicUrl), believed)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith(why));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:8080",
        "127.0.0.2, http://127.0.0.2:8080",
        "localhost, http://localhost:8080",
        "LOCALHOST, https://LocalHost",
        "localhost., http://localhost.:8080",
        "'::1', 'http://[::1]:8080'",
        "[::1], 'http://[0:0:0:0:0:0:0:1]:8080'",
    })
    void only_who_works_here_could_come(String host, String publicUrl) {
        assertThat(ServerExposure.strangers(new HttpSettings(host, 8080, URI.create(publicUrl), List.of())))
                .isEmpty();
    }
}
