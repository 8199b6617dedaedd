package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7, true", "10.0.0.7, 10.0.0.8, false", "10.0.0.0/8, 10.9.8.7, true",
        "10.0.0.0/8, 11.0.0.1, false", "172.16.0.0/12, 172.31.255.255, true", "172.16.0.0/12, 172.32.0.0, false",
        "0.0.0.0/0, 8.8.8.8, true", "::1, 0:0:0:0:0:0:0:1, true", "fd00::/8, fd12::3, true",
        "fd00::/8, 10.0.0.1, false", "10.0.0.0/8, unknown, false"
    })
    void an_address_is_in_a_network_or_not(String network, String address, boolean in) {
        assertThat(IpRange.of(network).orElseThrow().holds(address)).isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy", "10.0.0", "10.0.0.1/33", "::/129", "10.0.0.256", "fe80::1%eth0", "a.b.c.d"})
    void a_name_is_no_network(String text) {
        assertThat(IpRange.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.2",
                "127.255.255.254",
                "localhost",
                "LocalHost",
                "localhost.",
                "::1",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[0000::0001]",
                "::ffff:127.0.0.1",
                "[::ffff:7f00:1]"
            })
    void these_are_always_this_machine(String host) {
        assertThat(IpRange.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.0.0.0",
                "0",
                "::",
                "[::]",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "127.0.0.999",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "localhost..",
                "evil-localhost",
                "muster.localhost",
                "::2",
                "[::1",
                "10.0.0.1",
                "::ffff:10.0.0.1",
                "127.0.0.1/8x"
            })
    void these_may_be_another(String host) {
        assertThat(IpRange.isLoopback(host)).isFalse();
    }

    @Test
    void an_address_alone_is_a_network_of_one() {
        assertThat(IpRange.of("10.0.0.7").orElseThrow().bits()).isEqualTo(32);
    }
}
