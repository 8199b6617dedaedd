package io.muster.match;

import static io.muster.match.MatchRows.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Identifiers in the shapes that systems give them go as they stand, and nothing is remarked of them. */
class OrdinaryIdentifiersTest {

    @Property(tries = 5000)
    void an_identifier_of_a_usual_shape_is_never_taken_for_nothing_nor_for_damage(@ForAll("identifiers") String id) {
        MatchResult matched = MatchRows.under("id", "mail", "tel", "device", "known", "crm")
                .row(id, "", "", "", "", "")
                .row("", id, "", "", "", "")
                .row("", "", "", id, "", id)
                .by(FULL);

        assertThat(matched.entries()).hasSize(3).allMatch(entry -> entry.text().endsWith(id));
        assertThat(matched.rejects()).isEmpty();
        assertThat(matched.remarks()).isEmpty();
    }

    @Provide
    Arbitrary<String> identifiers() {
        Arbitrary<byte[]> bytes =
                Arbitraries.bytes().array(byte[].class).ofMinSize(9).ofMaxSize(40);
        Arbitrary<Long> numbers = Arbitraries.longs().between(1, Long.MAX_VALUE);
        Arbitrary<String> names = Arbitraries.of(
                "ann",
                "jan",
                "mai",
                "sam",
                "leo",
                "march",
                "april",
                "june",
                "user",
                "customer",
                "cust",
                "crm",
                "shop",
                "null-island",
                "nonet",
                "totals",
                "nana",
                "gastone",
                "videl",
                "keiner-nils");
        return Arbitraries.oneOf(
                bytes.map(each -> UUID.nameUUIDFromBytes(each).toString()),
                bytes.map(each -> UUID.nameUUIDFromBytes(each).toString().toUpperCase(Locale.ROOT)),
                bytes.map(each -> UUID.nameUUIDFromBytes(each).toString().replace("-", "")),
                bytes.map(each -> hash("SHA-256", each)),
                bytes.map(each -> hash("MD5", each)),
                bytes.map(each -> hash("SHA-1", each)),
                bytes.map(each -> hash("MD5", each).substring(0, 24)),
                bytes.map(each -> hash("MD5", each).substring(0, 16)),
                bytes.map(each -> Base64.getEncoder().encodeToString(each)),
                bytes.map(each -> Base64.getUrlEncoder().withoutPadding().encodeToString(each)),
                numbers.map(String::valueOf),
                numbers.map(number -> String.format(Locale.ROOT, "%020d", number)),
                numbers.map(number -> "+49" + number),
                numbers.map(number -> "00Q" + Long.toString(number, 36)),
                numbers.map(number -> "c-" + number),
                numbers.map(number -> number % 100000 + "-" + number % 97),
                numbers.map(number -> "DE" + number % 1000 + "/" + number % 100),
                names.flatMap(name -> numbers.map(number -> name + "-" + (2000 + number % 99))),
                names.flatMap(name -> numbers.map(number -> name + "_" + number)),
                names.flatMap(name -> numbers.map(number -> name + "." + number + "@example.org")),
                names.flatMap(name -> numbers.map(number -> "auth0|" + name + number)),
                names.flatMap(name -> numbers.map(number -> "urn:crm:" + name + ":" + number)),
                names.flatMap(name -> names.map(other -> name + "." + other)));
    }

    private static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }
}
