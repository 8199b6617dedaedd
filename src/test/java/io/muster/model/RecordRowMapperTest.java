package io.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of PostgreSQL as records. */
final class RecordRowMapperTest {

    private static final JdbcClient SQL = JdbcClient.create(Postgres.server().getPostgresDatabase());

    enum Colour {
        RED,
        BLUE
    }

    private record AllKinds(
            long count,
            int small,
            double share,
            boolean isOn,
            String text,
            UUID token,
            Colour colour,
            Instant at,
            List<String> names,
            Set<String> guards) {}

    private record MaybeKinds(
            Optional<Long> count, Optional<String> text, Optional<Colour> colour, Optional<Instant> lastSeenAt) {}

    private record WithReason(long id, Reason why) {}

    private record OneMoment(Instant at) {}

    private record OneNumber(long n) {}

    private record OneText(String text) {}

    @Test
    void each_component_is_the_column_of_its_name() {
        assertThat(SQL.sql("""
                                select sum(7) count, smallint '3' small, numeric '0.5' share, true is_on, 'a' as text,
                                       uuid '5ee1a2f4-0000-4000-8000-000000000001' token, 'BLUE' colour,
                                       timestamptz '2026-03-29 03:30:00.123456+02' as at,
                                       array['b', 'c,d'] names, 'x,y' guards, 'nobody asks' further""").query(RecordRowMapper.of(AllKinds.class)).single())
                .isEqualTo(new AllKinds(
                        7,
                        3,
                        0.5,
                        true,
                        "a",
                        UUID.fromString("5ee1a2f4-0000-4000-8000-000000000001"),
                        Colour.BLUE,
                        Instant.parse("2026-03-29T01:30:00.123456Z"),
                        List.of("b", "c,d"),
                        Set.of("x", "y")));
    }

    @Test
    void what_may_be_missing_is_there_or_empty() {
        String there = "select 0 count, '' as text, 'RED' colour, timestamptz '2026-03-29 01:30:00Z' last_seen_at";
        String empty =
                "select null::bigint count, null::text as text, null::text colour, null::timestamptz last_seen_at";
        assertThat(SQL.sql(there + " union all " + empty)
                        .query(RecordRowMapper.of(MaybeKinds.class))
                        .list())
                .containsExactly(
                        new MaybeKinds(
                                Optional.of(0L),
                                Optional.of(""),
                                Optional.of(Colour.RED),
                                Optional.of(Instant.parse("2026-03-29T01:30:00Z"))),
                        new MaybeKinds(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void a_reason_comes_from_its_three_columns() {
        Reason reason = Reason.of(ReasonCode.CANCELLED, "anna");
        String three = "select 1 id, :reason why, cast(:code as text) why_code, cast(:figures as jsonb) why_figures";
        for (Reason each : List.of(reason, Reason.NONE, Reason.uncoded("As it was said."))) {
            assertThat(SQL.sql(three)
                            .params(ReasonColumns.params(each))
                            .query(RecordRowMapper.of(WithReason.class))
                            .single())
                    .isEqualTo(new WithReason(1, each));
        }
        assertThat(SQL.sql("select 1 id, null::text why, null::text why_code, null::jsonb why_figures")
                        .query(RecordRowMapper.of(WithReason.class))
                        .single()
                        .why())
                .isEqualTo(Reason.NONE);
    }

    @Test
    void nothing_else_is_ever_null() {
        refuses("select null::timestamptz as at", OneMoment.class);
        refuses("select null::bigint n", OneNumber.class);
        refuses("select null::text as text", OneText.class);
    }

    private static <R extends Record> void refuses(String select, Class<R> type) {
        assertThatThrownBy(() -> SQL.sql(select).query(RecordRowMapper.of(type)).single())
                .hasMessageContaining("is null");
    }
}
