package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that would do more than read, that would break, split or lose people, or tell of them. */
class HostileQueriesTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String cohort = "odd" + NUMBER.incrementAndGet();

    @BeforeAll
    static void there_are_people() {
        muster.database.execute("create collation shop.nocase (provider = icu, locale = 'und-u-ks-level2', "
                + "deterministic = false)");
        muster.database.execute("create table shop.person (id text, mail text, ci text collate shop.nocase, n bigint, "
                + "amount numeric(10,4), u uuid, data jsonb, valid_to timestamptz, tags text[])");
        muster.database.execute("""
                insert into shop.person values
                  ('p1', 'ann-4471@example.com', 'ann@x.org', 1, 3.5, 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
                   '{"id": "a1", "tags": ["x"]}', 'infinity', '{a,b}'),
                  ('p2', 'ben-4472@example.com', 'ben@x.org', 2, 7, 'f81d4fae-7dec-11d0-a765-00a0c91e6bf7',
                   '{"id": null}', '-infinity', null)""");
    }

    private ReportedImport imports(CohortRecipe recipe) {
        muster.define(cohort, recipe);
        return muster.imports(cohort);
    }

    private ReportedImport looksUp(String rows, String lookup) {
        return imports(sql("select * from (values " + rows + ") v(k)")
                .with("match: { external_id: id, lookup: { query: \"" + lookup + "\", key: k } }")
                .with("guards: { max-rejected: 90%, min-members: 0 }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 'x') to program 'id'",
                "commit; begin read write; update muster.account set role = 'admin'; commit; begin; select 'a' as external_id",
                "delete from muster.audit returning 'a' as external_id",
                "with x as (delete from muster.audit returning 1) select 'a' as external_id",
                "select 'a' as external_id into shop.made",
                "do $$ begin perform 1; end $$",
            })
    void what_does_more_than_read_never_comes_in_force(String query) {
        muster.write(cohort, sql(query).text(cohort));

        await("the refusal").until(() -> muster.state(cohort).equals("INVALID"));
        assertThat(muster.cohort(cohort).json().path("problem").asText())
                .contains(cohort + ".yaml, line ", "source.sql.query");
    }

    @Test
    void a_folded_comment_and_a_cut_name_never_come_in_force() {
        String text = "cohort: " + cohort + "\nname: Win-back #2\nsource:\n  sql:\n    query: >\n"
                + "      select id as external_id from shop.person -- everybody\n      where n = 1\n";
        muster.write(cohort, text);

        await("the refusal").until(() -> muster.state(cohort).equals("INVALID"));
        assertThat(muster.cohort(cohort).json().path("problem").asText()).contains("name ends before \"#2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'one' as external_id; -- the end",
                "select 'one' as external_id; /* the end; of it */",
                "select 'one' as external_id, timestamptz 'infinity' as valid_to",
                "select 'one' as external_id, * from shop.person where n = 2",
                "select 'one' as external_id, timestamp '4713-01-01 BC' as a, 'NaN'::float8 as b, '\\x00'::bytea as c",
                "select 'one' as external_id, repeat('x', 2000000) as document from generate_series(1, 3)",
                "select '\"one\"'::jsonb as external_id",
            })
    void what_nobody_mapped_and_what_stands_behind_the_end_harm_nothing(String query) {
        ReportedImport told = imports(sql(query));

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds(cohort)).containsExactly("one");
    }

    @Test
    void json_gives_texts_and_rejects_and_never_a_user_called_null() {
        ReportedImport told = imports(sql("select data->'id' as external_id from shop.person union all "
                        + "select data->'tags' from shop.person union all select data from shop.person")
                .with("guards: { max-rejected: 100% }"));

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds(cohort)).containsExactly("a1");
        assertThat(told.count("rejected")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "row(1, 2)", "'1'::money", "'\\x00'::bytea", "array[1]"})
    void a_column_that_is_no_one_text_ends_the_import_with_its_name(String column) {
        ReportedImport told = imports(sql("select " + column + " as external_id from shop.person"));

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason()).contains("column external_id holds");
    }

    @Test
    void a_value_longer_than_any_identifier_ends_the_import_with_a_sentence() {
        ReportedImport told =
                imports(sql("select repeat('x', 100000) || g as external_id from generate_series(1, 50) g"));

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason()).contains("column external_id holds a value of over 64 KiB in row 1");
    }

    /** The casts are there so that the database is the one that finds somebody. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ('Ann@x.org'), ('BEN@X.ORG')      | select ci as k, id from shop.person where ci = any(:keys)
            ('Ann@x.org'), ('ann@x.org'), ('BEN@x.org') | select ci as k, id from shop.person where ci = any(:keys)
            ('3.50'), ('7')                   | select amount as k, id from shop.person where amount = any(:keys::numeric[])
            ('001'), ('2')                    | select n as k, id from shop.person where n = any(:keys::bigint[])
            ('F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6'), ('{f81d4fae7dec11d0a76500a0c91e6bf7}') | select u as k, id from shop.person where u = any(:keys::uuid[])
            ('ANN@x.org'), ('ben@x.org')      | select ci::text as k, id from shop.person where lower(ci::text) in (select lower(a) from unnest(:keys::text[]) a)
            ('ann-4471@example.com'), ('ben-4472@example.com') | select mail as k, id /* the :keys; of a chunk */ from shop.person where mail = any(:keys) -- :keys
            ('ann-4471@example.com'), ('ben-4472@example.com') | select mail as k, id, ':keys' as x from shop.person where mail = any(:keys) and ':keys' <> mail and data ? 'id'
            ('ann-4471@example.com'), ('ben-4472@example.com') | select mail as k, id, valid_to, tags, data from shop.person where mail = any(:keys) and data ?& array['id'];
            """)
    void whom_the_database_finds_is_found(String rows, String lookup) {
        ReportedImport told = looksUp(rows, lookup);

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds(cohort)).containsExactly("p1", "p2");
        assertThat(told.count("rejected")).isZero();
    }

    @Test
    void whom_nobody_can_tell_from_another_is_not_lost_silently() {
        ReportedImport told = looksUp(
                "('1'), ('b')", "select id as k, id from shop.person where n::text = any(:keys) or id = any(:keys)");

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason()).contains("gives back as another text", "unnest(:keys::text[])");
    }

    @Test
    void a_lookup_by_a_number_says_how_to_cast_its_keys() {
        ReportedImport told = looksUp("('1')", "select n as k, id from shop.person where n = any(:keys)");

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason()).contains("operator does not exist: bigint = ", "any(:keys::bigint[])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select mail::regclass as external_id from shop.person",
                "select (mail || '.x.y')::regclass as external_id from shop.person",
                "select mail::regrole as external_id from shop.person",
                "select mail::regtype as external_id from shop.person",
                "select ('\"' || mail)::regtype as external_id from shop.person",
                "select ('x \"' || mail || '\"')::regtype as external_id from shop.person",
                "select ('x ''a\"' || mail || '\"c''')::regtype as external_id from shop.person",
                "select ('x U&\"' || mail)::regtype as external_id from shop.person",
                "select ('x $a$' || mail)::regtype as external_id from shop.person",
                "select ('x ''' || mail || '''')::regtype as external_id from shop.person",
                "select ('x ''' || mail || E'\\n' || '''')::regtype as external_id from shop.person",
                "select ('lower(\"' || mail || ')')::regprocedure as external_id from shop.person",
                "select mail::int as external_id from shop.person",
                "select mail::timestamptz as external_id from shop.person",
                "select to_date(mail, 'YYYY') as external_id from shop.person",
                "select query_to_xml('select 1 from ' || quote_ident(mail), true, true, '')::text as external_id from shop.person",
                "select mail::jsonb as external_id from shop.person",
                "select 1 / (n - 1) as external_id, mail::int from shop.person",
                "select nextval(mail) as external_id from shop.person",
            })
    void no_value_of_a_row_reaches_a_reason_or_the_log(String query) {
        ReportedImport told = imports(sql(query));

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason()).doesNotContain("4471", "4472", "example").contains("SQLSTATE");
        assertThat(muster.log.text()).doesNotContain("4471").doesNotContain("4472");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select mail::int::text as k, id from shop.person where mail = any(:keys)",
                "select ('x ' || mail)::regtype::text as k, id from shop.person where mail = any(:keys)",
                "select (chr(34) || mail)::regtype::text as k, id from shop.person where mail = any(:keys)",
                "select (mail || '.x.y')::regclass::text as k, id from shop.person where mail = any(:keys)",
            })
    void no_value_of_a_row_reaches_the_reason_of_a_lookup_or_the_log(String lookup) {
        ReportedImport told = looksUp("('ann-4471@example.com')", lookup);

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason()).doesNotContain("4471", "example").contains("SQLSTATE");
        assertThat(muster.log.text()).doesNotContain("4471");
    }

    @Test
    void no_value_of_a_row_reaches_the_reason_of_a_check_or_the_log() {
        ReportedImport told = imports(sql(
                "select id as external_id from shop.person",
                "check: select (chr(34) || mail)::regtype is not null from shop.person limit 1"));

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason()).doesNotContain("4471", "example").contains("SQLSTATE");
        assertThat(muster.log.text()).doesNotContain("4471");
    }

    @Test
    void the_databases_words_and_its_hint_stand_where_they_are_the_querys() {
        ReportedImport told = imports(sql("select person.maill as external_id\nfrom shop.person"));

        assertThat(told.reason())
                .contains("The query is not right at line 1, column 8: column person.maill does not exist")
                .contains("Perhaps you meant to reference the column");
    }

    @Test
    void an_idle_limit_of_the_database_does_not_end_a_long_reading() {
        muster.database.execute("alter role postgres set idle_in_transaction_session_timeout = '300ms'");
        try {
            muster.database.execute(
                    "create table shop.slow as select 'm' || i as mail, 's' || i as id from generate_series(1, 11000) i");
            ReportedImport told = imports(sql("select mail as k from shop.slow")
                    .with("match: { external_id: id, lookup: { key: k, query: \"select mail as k, id from shop.slow, "
                            + "(select pg_sleep(0.5)) x where mail = any(:keys)\" } }"));

            assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
            assertThat(muster.braze.countOf(cohort)).isEqualTo(11_000);
        } finally {
            muster.database.execute("alter role postgres reset idle_in_transaction_session_timeout");
        }
    }
}
