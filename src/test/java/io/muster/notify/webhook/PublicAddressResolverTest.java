package io.muster.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class PublicAddressResolverTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "127.0.0.1",
                "127.1.2.3",
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
                "2001:0:4136:e378:8000:63bf:80ff:fffe",
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
                "::",
                "0.0.0.0",
                "0.1.2.3",
                "192.0.0.192",
                "fd00:42::42",
                "fd20:ce::254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "::ffff:0:169.254.169.254",
                "64:ff9b::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a9fe:a9fe",
                "64:ff9b:1:a9fe:a9:fe00::",
                "64:ff9b::0.0.0.0",
                "64:ff9b::192.0.0.192",
                "2002:a9fe:a9fe::",
                "2002:a9fe:a9fe::1",
                "2002:6464:64c8::",
                "2001:0:a9fe:a9fe::1",
                "2001:0:4136:e378:8000:63bf:5601:5601",
                "2a00:1450::5efe:169.254.169.254",
                "fd12::200:5efe:a9fe:a9fe",
                "64:ff9b::240.0.0.1",
                "64:ff9b::224.0.0.1"
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

    @ParameterizedTest
    @ValueSource(
            strings = {"2a00:1450::5efe:10.0.0.1", "2a00:1450::200:5efe:127.0.0.1", "64:ff9b::8.8.8.8", "2002:808:808::"
            })
    void what_carries_an_address_is_private_as_that_or_as_its_way(String address) throws UnknownHostException {
        assertThat(of(false).isAllowed(InetAddress.getByName(address))).isFalse();
        assertThat(of(true).isAllowed(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0177.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "017700000001",
                "169.254.43518",
                "example.0x1",
                "1.2.3.4.",
                "256.1.1.1"
            })
    void numbers_that_programs_read_differently_lead_nowhere(String host) {
        assertThatThrownBy(() -> of(true).resolve(host)).isInstanceOf(PublicAddressResolver.RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.9",
                "localhost",
                "LOCALHOST.",
                "::1",
                "[::1]",
                "::ffff:127.0.0.1",
                "[::ffff:127.0.0.1]",
                "rebound.example.com",
                "muster.example.com"
            })
    void nothing_leads_to_muster_itself(String host) {
        PublicAddressResolver ours = new PublicAddressResolver(
                true,
                name -> InetAddress.getAllByName(
                        name.endsWith("example.com") ? "127.0.0.1" : name.replaceFirst("\\.$", "")),
                new OwnEndpoint(() -> 8080, URI.create("https://muster.example.com")));

        assertThatThrownBy(() -> ours.resolve(host, 8080)).isInstanceOf(PublicAddressResolver.ItselfException.class);
        if (host.equals("muster.example.com")) {
            assertThatThrownBy(() -> ours.resolve(host, 443)).isInstanceOf(PublicAddressResolver.ItselfException.class);
        } else {
            assertThatCode(() -> ours.resolve(host, 8081)).doesNotThrowAnyException();
        }
    }

    @Test
    void every_address_of_this_machine_is_its_own() throws SocketException {
        OwnEndpoint own = new OwnEndpoint(() -> 8080, URI.create("http://localhost:8080"));

        for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(card.getInetAddresses())) {
                assertThat(own.isAt(address, 8080)).as(address.toString()).isTrue();
                assertThat(own.isAt(address, 8081)).isFalse();
            }
        }
    }

    @Test
    void a_name_with_one_private_address_is_refused_as_a_whole() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};

        assertThatThrownBy(() -> new PublicAddressResolver(false, host -> both).resolve("example.com"))
                .isInstanceOf(PublicAddressResolver.RefusedException.class)
                .hasMessageNotContaining("10.0.0.1");
        assertThat(new PublicAddressResolver(true, host -> both).resolve("example.com"))
                .containsExactly(both);
    }

    private static PublicAddressResolver of(boolean allowPrivate) {
        return new PublicAddressResolver(allowPrivate, InetAddress::getAllByName);
    }
}
