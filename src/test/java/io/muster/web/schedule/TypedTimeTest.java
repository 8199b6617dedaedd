package io.muster.web.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class TypedTimeTest {

    @ParameterizedTest
    @CsvSource({
        "07:00, 07:00",
        "7:00, 07:00",
        "' 7:05 ', 07:05",
        "7, 07:00",
        "0700, 07:00",
        "730, 07:30",
        "7.30, 07:30",
        "7h30, 07:30",
        "7h, 07:00",
        "7am, 07:00",
        "7 AM, 07:00",
        "7:15 p.m., 19:15",
        "12am, 00:00",
        "12pm, 12:00",
        "23:59, 23:59",
        "07:00:00, 07:00"
    })
    void a_time_is_read_as_people_type_it(String typed, String time) {
        assertThat(TypedTime.read(typed)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({"25:00", "24:00", "07:60", "13pm", "0am", "noon", "''", "7:0", "-1", "7:00 Uhr"})
    void what_is_no_time_stays_as_it_is(String typed) {
        assertThat(TypedTime.read(typed)).isEqualTo(typed);
    }
}
