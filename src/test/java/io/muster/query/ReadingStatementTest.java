package io.muster.query;

import static io.muster.query.SqlDialect.MYSQL;
import static io.muster.query.SqlDialect.ORACLE;
import static io.muster.query.SqlDialect.OTHER;
import static io.muster.query.SqlDialect.POSTGRESQL;
import static io.muster.query.SqlDialect.SNOWFLAKE;
import static io.muster.query.SqlDialect.SQLITE;
import static io.muster.query.SqlDialect.SQL_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a definition may ask of a database, and what it may not, by the database's own reading of comments and texts. */
@Tag("fast")
class ReadingStatementTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 'x') to program 'id'",
                "COPY t to '/tmp/x'",
                "commit; begin read write; update a set b = 1; commit; begin; select 'a' as customer_id",
                "select 1; select 2",
                "select 1;;; drop table t",
                "select 1; -- the end\ndelete from t",
                "select 1 /* one /* two */ */; truncate t",
                "select '\\'; drop table t; --'",
                "select $a$ ; $a$; drop table t",
                "select $$ ; $$ ; drop table t",
                "select E'\\''; drop table t",
                "select \"a;\"; drop table t",
                "insert into t values (1) returning a",
                "update t set a = 1 returning a",
                "delete from t returning a",
                "merge into t using s on true when matched then delete",
                "truncate t",
                "call p()",
                "do $$ begin end $$",
                "set role postgres",
                "show all",
                "explain analyze delete from t",
                "lock table t",
                "listen x",
                "prepare p as select 1",
                "declare c cursor for select 1",
                "with x as (update t set a = 1 returning a) select * from x",
                "with x as materialized (delete from t returning a) select * from x",
                "with x as not materialized (insert into t values (1) returning a) select * from x",
                "with a as (with b as (select 1) delete from t returning a) select * from a",
                "with x as (select 1) insert into t select * from x",
                "with recursive x(a) as (select 1) update t set a = 1",
                "with x as (select 1), y as (select 2) delete from t using x",
                "with x as (select 1) search depth first by a set b delete from t",
                "(with x as (select 1) merge into t using x on true when matched then delete)",
                "select a into b from t",
                "select a into temp b from t",
                "select * from t for update",
                "select * from t for no key update of t",
                "select * from t for share skip locked",
                "select * from t for key share",
                "/* select */ drop table t",
                "-- select\ndrop table t",
                "; ; drop table t",
                "((delete from t))",
                "",
                "-- nothing",
                "/* nothing */ ;",
                "'select'",
            })
    void what_does_more_than_read_is_refused(String sql) {
        assertThat(ReadingStatement.refusal(sql, POSTGRESQL)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'one' as external_id; -- the end",
                "select 'one' as external_id;/* the end */",
                "select 'one' as external_id; -- the; end; of it",
                "select 'one' as external_id;\n\n-- the end\n-- of all\n",
                "select 'one' as external_id /* ; */ ; /* a /* nested; */ one */ ;",
                "-- first\nselect 'one' as external_id ; ;",
                "SELECT 1",
                "(select 1) union (select 2)",
                "((select 1))",
                "values ('a'), ('b')",
                "table customers",
                "with x as (select 1) select * from x",
                "with update as (select 1), delete(a) as (select 2) select * from update, delete",
                "with recursive insert as (select 1) table insert",
                "with x as (select 1) (select * from x)",
                "with x as (select replace(a, 'b', 'c') from t) select replace(a, 'b', 'c') from x",
                "select ';' as a, $$;$$ as b, $x$ drop; $x$ as c, E'\\';' as d, \"e;\" from t",
                "select a#>>'{b,c}', a->'b', a ? 'c', a @> '{}', 'HH24:MI', x::text from t",
                "select t.into, t.update, 1 as into, 2 as delete from t",
                "select substring(a from 1 for 3), overlay(a placing 'x' from 1 for 2) from t",
                "select 'it''s; so', U&'\\0061;' from t",
                "select unknown_function(a, b => 1) filter (where a) over (partition by b) from t tablesample system (1)",
                "select a -- for update\nfrom t",
                "select 'for update', 'into', 'insert into t'",
                "select json_table(a, '$' columns (b text path '$.b')) from t",
                "select a, lateral_thing.* from t, lateral (values (1)) lateral_thing(update)",
                "\uFEFFselect 1",
            })
    void what_reads_is_let_through(String sql) {
        assertThat(ReadingStatement.refusal(sql, POSTGRESQL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            MYSQL      | select 1 # one; two
            MYSQL      | select 'it\\'s; so', "a;b", `c;d` from t
            MYSQL      | select 5--1
            MYSQL      | select /*! straight_join */ a from t
            MYSQL      | select /*!50100 high_priority */ a from t ; # the end
            MYSQL      | select insert(a, 1, 2, 'b'), replace(a, 'b', 'c') from t
            SQL_SERVER | select [a;b], [c]]d;] from t option (merge join)
            SQL_SERVER | ;with x as (select 1 a) select a from x inner merge join t on t.a = x.a
            SQL_SERVER | select t.[drop], t.update from t for json path
            SQL_SERVER | select 0x1exec, 1e5 exact, 1e+5, case when a = 1else 2 end from t where b = 1e
            ORACLE     | select q'[it's; so]', nq'{a;b}' from dual
            SNOWFLAKE  | select $$a;b$$ from t // the end; of it
            BIGQUERY   | select '''it's; so''', r'a\\' from `p.d.t` # the end; of it
            SQLITE     | select [a;b], `c;d`, "e;f" from t -- the end; of it
            DUCKDB     | from people select id
            H2         | select $$a;b$$ from t // the end; of it
            OTHER      | select a from t where b = 'c;d' -- the end; of it
            """)
    void each_dialects_own_marks_are_no_end_of_a_statement(SqlDialect dialect, String sql) {
        assertThat(ReadingStatement.refusal(sql, dialect)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            MYSQL      | select 'a\\\\'; drop table t
            MYSQL      | select 1 --1; drop table t
            MYSQL      | select 1 /*! ; drop table t */
            MYSQL      | select 1 /*!50100 into outfile '/tmp/x' */
            MYSQL      | select a into @b from t
            MYSQL      | select a from t lock in share mode
            MYSQL      | with x as (select 1) delete from t
            MYSQL      | /*!50100 truncate */ table t
            MYSQL      | replace into t values (1)
            MYSQL      | handler t open
            SQL_SERVER | select 1 drop table t
            SQL_SERVER | select 1 exec xp_cmdshell 'id'
            SQL_SERVER | select 1.exec xp_cmdshell 'id'
            SQL_SERVER | select 1exec xp_cmdshell 'id'
            SQL_SERVER | select 1.0exec xp_cmdshell 'id'
            SQL_SERVER | select 1e5exec xp_cmdshell 'id'
            SQL_SERVER | select 1.delete from t
            SQL_SERVER | select 0x1kill 5
            SQL_SERVER | select 0xshutdown
            SQL_SERVER | select 0x1insert into t values (1)
            SQL_SERVER | select 1eexec('x')
            SQL_SERVER | select 1.Eexec xp_cmdshell 'id'
            SQL_SERVER | select 1e+exec xp_cmdshell 'id'
            SQL_SERVER | select .5e-drop table t
            SQL_SERVER | select $1exec xp_cmdshell 'id'
            SQL_SERVER | select 1einto b from t
            MYSQL      | select 1.einto outfile '/tmp/x'
            SQL_SERVER | select 1 setuser 'dbo'
            SQL_SERVER | select a from t writetext t.c @p 'x'
            SQL_SERVER | select a from t print 'x'
            MYSQL      | select 1.into outfile '/tmp/x'
            POSTGRESQL | select a from t where b = 1.for update
            OTHER      | select * from old table (delete from t)
            OTHER      | select * from final table (insert into t values (1))
            SQL_SERVER | select a from t waitfor delay '1'
            SQL_SERVER | select [a] into b from t
            ORACLE     | select q'[a]' from dual; drop table t
            ORACLE     | select * from t for update nowait
            SNOWFLAKE  | select 'a\\''; drop table t
            SQLITE     | pragma writable_schema = 1
            SQLITE     | attach 'x' as y
            SQLITE     | select 1; attach 'x' as y
            H2         | select 1; drop table t
            H2         | runscript from 'x'
            DUCKDB     | copy (select 1) to 'x'
            DUCKDB     | install httpfs
            OTHER      | exec p
            OTHER      | select 1; drop table t
            """)
    void each_dialects_own_ways_to_more_are_refused(SqlDialect dialect, String sql) {
        assertThat(ReadingStatement.refusal(sql, dialect)).isPresent();
    }

    /** Where a blank, a sign or a comment is read in two ways, what one of them hides is seen in the other. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            POSTGRESQL | select 1 as \\u2003$$; commit; select 2 as \\u2003$$
            POSTGRESQL | select 1 as \\u00A0$$ into muster.evil from t as \\u00A0$$
            POSTGRESQL | select 1 as \\u20AC$$; drop table t; select 2 as \\u20AC$$
            POSTGRESQL | select 1 as \\u2019$a$; drop table t; select 2 as b$a$
            POSTGRESQL | select 1 as \\uFEFF$$; drop table t; select 2 as \\uFEFF$$
            POSTGRESQL | select\\u00A0customer_id from t
            POSTGRESQL | select customer_id from t where\\u200Ba = 1
            H2         | select 1 as \\u20AC$$; drop table t; --$$
            H2         | select 1 as \\u203F$$; runscript from 'x'; --$$
            DUCKDB     | select 1 as \\u20AC$$; install httpfs; --$$
            DUCKDB     | select e'\\''; install httpfs --'
            DUCKDB     | select a, E'\\'' ; copy (select 1) to '/tmp/x' --'
            MYSQL      | select 1 /*!99999 ' */ into outfile '/tmp/x' -- '
            MYSQL      | select 1 /*M! " */ into dumpfile '/tmp/x' -- "
            MYSQL      | select 1 /*!99999 /* */ ' */ into outfile '/tmp/x'
            MYSQL      | select 1 /*!99999 # */ into outfile '/tmp/x'
            MYSQL      | /*!99999 select 1 as */ shutdown
            MYSQL      | /*!99999 select 1 as */ kill 5
            MYSQL      | /*!99999 select 1, */ call p()
            MYSQL      | select a from t lock /*!99999 x */ in share mode
            MYSQL      | select a -- \\r ' \\n into outfile '/tmp/x' -- '
            MYSQL      | select a # \\r ` \\n into outfile '/tmp/x' # `
            SQLITE     | select 1 -- \\r ' \\n ; attach 'x' as y -- '
            ORACLE     | select 1 from dual -- \\r q'[ \\n ; drop table t -- ]'
            SQL_SERVER | select 1 -- \\r ' \\n exec xp_cmdshell 'id' -- '
            OTHER      | select 1 -- \\r ' \\n ; drop table t; -- '
            """)
    void what_two_readers_read_in_two_ways_is_refused(SqlDialect dialect, String sql) {
        assertThat(ReadingStatement.refusal(unescaped(sql), dialect)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            POSTGRESQL | select ville as \\u00E9t\\u00E9, '\\u00A0', "a\\u2003b", $$\\u200B$$ from t -- \\u00A0
            POSTGRESQL | select 1 as n \\r from t -- the end
            POSTGRESQL | select 1\\r\\n -- one; two\\r\\n from t
            MYSQL      | select /*!40001 sql_no_cache */ a from t
            MYSQL      | select a /* '"` */ from t
            DUCKDB     | select e'it\\'s; so', e'a\\\\' from t
            OTHER      | select a\\u00A0from t
            """)
    void what_all_read_alike_is_let_through(SqlDialect dialect, String sql) {
        assertThat(ReadingStatement.refusal(unescaped(sql), dialect)).isEmpty();
    }

    private static String unescaped(String sql) {
        return Pattern.compile("\\\\(?:u([0-9A-F]{4})|([rn]))")
                .matcher(sql)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) != null
                                ? String.valueOf((char) Integer.parseInt(found.group(1), 16))
                                : found.group(2).equals("r") ? "\r" : "\n"));
    }

    @Test
    void a_server_with_backslashes_as_marks_is_read_as_it_reads() {
        String sql = "select '\\'; drop table t; --'";

        assertThat(ReadingStatement.refusal(sql, POSTGRESQL, true)).isPresent();
        assertThat(ReadingStatement.refusal(sql, POSTGRESQL, false)).isEmpty();
        assertThat(ReadingStatement.refusal("select 'a\\''; drop table t; --'", POSTGRESQL, true))
                .isEmpty();
        assertThat(ReadingStatement.refusal("select 'a\\'''; drop table t; --'", POSTGRESQL, false))
                .isEmpty();
        assertThat(ReadingStatement.refusal("select 'a\\\\'; drop table t; --'", POSTGRESQL, false))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void the_semicolon_and_what_stands_behind_it_are_not_sent(SqlDialect dialect) {
        assertThat(ReadingStatement.text("select 'a;' ; -- the end", dialect)).isEqualTo("select 'a;' ");
        assertThat(ReadingStatement.text(";select 1", dialect)).isEqualTo(" select 1");
        assertThat(ReadingStatement.text("select 1 -- one", dialect)).isEqualTo("select 1 -- one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            1 | select a from t where a = any(:keys)
            2 | select a from t where a = any(:keys) or b = any(:keys::bigint[])
            0 | select a from t /* the :keys of a chunk */ where a = ':keys' -- :keys
            0 | select a::keys, "x:keys", $$:keys$$, :keysx, :key from t
            1 | select a -- :keys\\nfrom t where a=any(:keys)
            """)
    void a_parameter_stands_where_the_database_reads_it(int times, String sql) {
        assertThat(ReadingStatement.parameters(sql.replace("\\n", "\n"), POSTGRESQL, "keys"))
                .hasSize(times);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h/d,POSTGRESQL",
        "jdbc:mariadb://h/d,MYSQL",
        "jdbc:mysql:replication://h/d,MYSQL",
        "JDBC:SQLServer://h,SQL_SERVER",
        "jdbc:jtds:sqlserver://h,SQL_SERVER",
        "jdbc:tc:postgresql:16:///d,POSTGRESQL",
        "jdbc:unheard://h?x=jdbc:mysql:,OTHER",
        "nothing,OTHER"
    })
    void the_url_says_the_dialect(String url, SqlDialect dialect) {
        assertThat(SqlDialect.of(url)).isEqualTo(dialect);
    }

    @Test
    void the_place_and_the_remedy_are_told() {
        assertThat(ReadingStatement.refusal("select 1;\n  drop table t", POSTGRESQL))
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.found()).isEqualTo("has 2 statements, the second at its line 2, column 3");
                    assertThat(refusal.remedy()).startsWith("keep the one that reads");
                });
        assertThat(ReadingStatement.refusal("drop table t", OTHER).orElseThrow().found())
                .isEqualTo("begins with \"drop\" at its line 1, column 1");
        assertThat(ReadingStatement.refusal("select a into b from t", SQLITE)).isPresent();
        assertThat(ReadingStatement.refusal("select 1", SNOWFLAKE)).isEmpty();
        assertThat(ReadingStatement.refusal("select 1", ORACLE)).isEmpty();
        assertThat(ReadingStatement.refusal("select 1", SQL_SERVER)).isEmpty();
        assertThat(ReadingStatement.refusal("select 1", MYSQL)).isEmpty();
    }
}
