package io.muster.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Which databases are taken for our own. */
class DatabaseTest {

    @Test
    void one_that_is_too_old_is_named_with_what_is_needed() {
        assertThatThrownBy(() -> Database.isNewEnough("jdbc:postgresql://db/muster", 14))
                .isInstanceOf(StartException.class)
                .hasMessage("The database at jdbc:postgresql://db/muster is PostgreSQL 14; Muster needs 15 or later."
                        + " Give muster.database.url a newer one.");
    }

    @Test
    void the_oldest_that_will_do_is_taken() {
        assertThatCode(() -> Database.isNewEnough("jdbc:postgresql://db/muster", 15))
                .doesNotThrowAnyException();
    }
}
