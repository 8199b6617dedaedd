package io.muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "203.0.113.7",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fc00::1",
                "fd12:3456::1",
                "64:ff9b::7f00:1",
                "2001::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "100::1"
            })
    void private_ones_are_refused_unless_allowed(String address) throws UnknownHostException {
        InetAddress resolved = InetAddress.getByName(address);

        assertThat(of(false).isAllowed(resolved)).isFalse();
        assertThat(of(true).isAllowed(resolved)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "168.63.129.16",
                "100.100.100.200",
                "fd00:ec2::254",
                "fe80::1",
                "224.0.0.1",
                "239.1.2.3",
                "255.255.255.255",
                "240.0.0.1",
                "ff02::1",
                "::"
            })
    void where_clouds_tell_secrets_and_nobody_is_alone_no_setting_leads(String address) throws UnknownHostException {
        assertThat(of(false).isAllowed(InetAddress.getByName(address))).isFalse();
        assertThat(of(true).isAllowed(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::200e"})
    void public_ones_are_allowed(String address) throws UnknownHostException {
        assertThat(of(false).isAllowed(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void a_name_with_one_private_address_is_refused_as_a_whole() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};

        assertThatThrownBy(() -> new PublicAddresses(false, host -> both).resolve("example.com"))
                .isInstanceOf(PublicAddresses.RefusedException.class)
                .hasMessageNotContaining("10.0.0.1");
        assertThat(new PublicAddresses(true, host -> both).resolve("example.com"))
                .containsExactly(both);
    }

    private static PublicAddresses of(boolean allowPrivate) {
        return new PublicAddresses(allowPrivate, InetAddress::getAllByName);
    }
}
