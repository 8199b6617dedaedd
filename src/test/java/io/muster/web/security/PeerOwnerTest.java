package io.muster.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose process a connection comes from, out of what Linux writes of them. */
@Tag("fast")
class PeerOwnerTest {

    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final int FROM = 0xC001;
    private static final int TO = 0x1F90;

    @TempDir
    private Path network;

    @ParameterizedTest
    @ValueSource(longs = {1, 33, 101, 999, 61_184, 65_534})
    void a_service_is_known_by_its_account(long account) throws IOException {
        tcp("0100007F:C001 0100007F:1F90", account);

        assertThat(owner(OptionalLong.of(1_000)).service(FROM, TO)).contains(account);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 1_001, 60_000, 70_000, 4_294_967_294L})
    void a_person_and_root_are_none(long account) throws IOException {
        tcp("0100007F:C001 0100007F:1F90", account);

        assertThat(owner(OptionalLong.of(1_000)).service(FROM, TO)).isEmpty();
    }

    @Test
    void our_own_account_is_ours_whatever_its_number() throws IOException {
        tcp("0100007F:C001 0100007F:1F90", 33);

        assertThat(owner(OptionalLong.of(33)).service(FROM, TO)).isEmpty();
        assertThat(owner(OptionalLong.empty()).service(FROM, TO)).contains(33L);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp6, 0000000000000000FFFF00000100007F:C001 0000000000000000FFFF00000100007F:1F90",
        "tcp6, 00000000000000000000000001000000:C001 00000000000000000000000001000000:1F90",
        "tcp, 0200007F:C001 0100007F:1F90",
        "tcp, 7F000001:C001 7F000001:1F90",
        "tcp, 0100007f:c001 0100007f:1f90"
    })
    void each_way_to_write_this_machine_is_one(String table, String ends) throws IOException {
        write(table, ends, 33);

        assertThat(owner(OptionalLong.of(0)).service(FROM, TO)).contains(33L);
    }

    @ParameterizedTest
    @CsvSource({
        "0100007F:1F90 0100007F:C001",
        "0100007F:C001 0100007F:1F91",
        "0100007F:C002 0100007F:1F90",
        "0500A8C0:C001 0100A8C0:1F90",
        "0100007F:1F90 00000000:0000"
    })
    void another_connection_says_nothing(String ends) throws IOException {
        tcp(ends, 33);

        assertThat(owner(OptionalLong.of(0)).service(FROM, TO)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "nothing of the kind", "0: 0100007F:C001 0100007F:1F90 01 0 0 0 many 0 1"})
    void what_cannot_be_read_says_nothing(String text) throws IOException {
        Files.writeString(network.resolve("tcp"), text);

        assertThat(owner(OptionalLong.of(0)).service(FROM, TO)).isEmpty();
    }

    @Test
    void where_there_is_no_such_table_nothing_is_said() {
        assertThat(new PeerOwner(network.resolve("none"), OptionalLong.empty()).service(FROM, TO))
                .isEmpty();
    }

    private PeerOwner owner(OptionalLong own) {
        return new PeerOwner(network, own);
    }

    private void tcp(String ends, long account) throws IOException {
        write("tcp", ends, account);
    }

    private void write(String table, String ends, long account) throws IOException {
        Files.writeString(
                network.resolve(table),
                HEAD + "   0: " + ends + " 01 00000000:00000000 00:00000000 00000000 " + account
                        + "        0 12345 1 0000000000000000 20 4 30 10 -1\n");
    }
}
