package io.muster.web.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class HiddenUrlsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notify: { webhook: https://hooks.example.com/services/T000/SECRET }",
                "notify: { webhook: \"https://hooks.example.com/services/SECRET\", to: [ crm@example.com ] }",
                "notify: { webhook: 'https://hooks.example.com/SECRET' }",
                "notify:\n  webhook: https://hooks.example.com/SECRET?x=SECRET#SECRET\n  when: always",
                "notify:\n  webhook: >-\n    https://hooks.example.com/SECRET\n",
                "notify:\n  webhook: |\n    https://hooks.example.com/SECRET\n",
                "notify:\n  webhook: &url https://hooks.example.com/SECRET\nother: *url",
                "notify:\n  webhook: !!str https://hooks.example.com/SECRET",
                "notify:\n  \"webhook\": \"https:\\/\\/hooks.example.com\\/SECRET\"",
                "notify:\n  webhook: \"https\\u003a//hooks.example.com/\\x53ECRET/SECRET\"",
                "notify:\n  webhook: \"https://hooks.example.com/SEC\\\n    RET/SECRET\"",
                "notify:\n  ? webhook\n  : https://hooks.example.com/SECRET",
                "name: \ud83d\ude00 \ud83d\ude00\nnotify: { webhook: https://hooks.example.com/SECRET }",
                "notify: { webhook: HTTPS://hooks.example.com/SECRET }",
                "notify: { webhook: https://me:SECRET@hooks.example.com/ }",
                "notify: { webhook: https://hooks.example.com?SECRET }",
                "# webhook: https://hooks.example.com/SECRET\nname: x",
                "name: x # was https://hooks.example.com/SECRET, before",
                "this: is [ no yaml\n webhook: https://hooks.example.com/SECRET",
                "notify: { webhook: //hooks.example.com/SECRET }",
                "notify: { webhook: SECRET }",
            })
    void nothing_is_left_of_a_url_but_scheme_and_host(String text) {
        assertThat(HiddenUrls.in(text)).doesNotContain("SECRET").doesNotContain("RET/");
    }

    @Test
    void the_rest_stays_as_it_was() {
        String text =
                "cohort: vip\nsource: { sql: { query: \"select 1\" } } # a comment\nnotify: { to: [ a@example.com ] }\n";

        assertThat(HiddenUrls.in(text)).isEqualTo(text);
        assertThat(HiddenUrls.in("notify: { webhook: https://hooks.example.com/SECRET, when: always }"))
                .isEqualTo("notify: { webhook: \"https://hooks.example.com/…\", when: always }");
        assertThat(HiddenUrls.in("# see https://example.com/a/b, please"))
                .isEqualTo("# see https://example.com/…, please");
    }
}
