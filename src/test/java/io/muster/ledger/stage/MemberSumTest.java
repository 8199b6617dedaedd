package io.muster.ledger.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class MemberSumTest {

    private static final UUID KEY = new UUID(0x0123456789abcdefL, 0xfedcba9876543210L);

    @Test
    void nobody_sums_up_to_nothing() {
        assertThat(sum(KEY, List.of())).isZero();
    }

    @Property
    void it_is_the_plain_sum_of_hashes_modulo_2_to_the_128(@ForAll List<String> ids) throws NoSuchAlgorithmException {
        BigInteger plain = BigInteger.ZERO;
        for (String id : ids) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ByteBuffer.allocate(16)
                    .putLong(KEY.getMostSignificantBits())
                    .putLong(KEY.getLeastSignificantBits())
                    .array());
            byte[] hash = sha256.digest(id.getBytes(UTF_8));
            plain = plain.add(new BigInteger(1, Arrays.copyOf(hash, 16)));
        }

        assertThat(sum(KEY, ids)).isEqualTo(plain.mod(BigInteger.ONE.shiftLeft(128)));
    }

    @Property
    void order_is_no_matter_and_how_often_somebody_stands_there_is(@ForAll List<String> ids, @ForAll Random order) {
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, order);
        List<String> twice = new ArrayList<>(ids);
        twice.add("e1");

        assertThat(sum(KEY, shuffled)).isEqualTo(sum(KEY, ids));
        assertThat(sum(KEY, twice)).isNotEqualTo(sum(KEY, ids));
    }

    @Test
    void another_key_gives_another_sum() {
        assertThat(sum(new UUID(1, 1), List.of("e1"))).isNotEqualTo(sum(new UUID(1, 2), List.of("e1")));
    }

    private static BigInteger sum(UUID key, List<String> ids) {
        MemberSum sum = new MemberSum(key);
        ids.forEach(sum::add);
        return sum.value();
    }
}
