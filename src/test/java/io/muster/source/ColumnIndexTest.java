package io.muster.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class ColumnIndexTest {

    @Test
    void a_name_is_found_without_regard_to_case() {
        ColumnIndex columns = ColumnIndex.of(List.of("ID", "Mail", "mail"));

        assertThat(columns.index("id")).hasValue(0);
        assertThat(columns.index("MAIL")).hasValue(1);
        assertThat(columns.index("phone")).isEmpty();
        assertThat(columns.isAmbiguous("mail")).isTrue();
        assertThat(columns.isAmbiguous("id")).isFalse();
    }
}
