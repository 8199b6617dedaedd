package io.muster.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Main;
import io.muster.model.StartException;
import org.junit.jupiter.api.Test;

/** A start with less memory than anything could be done with. */
class SmallHeapTest {

    private static final long MIB = 1024 * 1024;

    @Test
    void it_is_refused_with_what_is_needed() {
        assertThatThrownBy(() -> Main.hasRoom(46 * MIB))
                .isInstanceOf(StartException.class)
                .hasMessage("Java may use 46 MiB, and Muster needs 128 MiB or more. Start it with -Xmx128m, or -Xmx512m"
                        + " where cohorts are large.");
    }

    @Test
    void what_java_makes_of_128_mib_will_do() {
        assertThatCode(() -> Main.hasRoom(121 * MIB)).doesNotThrowAnyException();
    }
}
