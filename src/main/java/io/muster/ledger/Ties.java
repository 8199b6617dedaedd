package io.muster.ledger;

import io.muster.cohort.Run;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which identifiers are one person (design, ledger rule 8): what a row, the lookup or {@code match.person} ties together
 * is kept for as long as one of them is in the ledger. The latest snapshot that says whose an identifier is counts. A
 * person is named by {@code match.person}, or by the identifier that the others stand beside.
 */
final class Ties {

    /**
     * Whose each identifier is, by this stage or by an earlier one; who is not in it is a person alone. Needs
     * {@code :cohort} and {@code :tied}.
     */
    static final String WHOSE = """
                 owner as materialized (
                   select distinct on (id) id, person
                     from (select unnest(ids) id, unnest(persons) person, no
                             from tie
                            where cohort = :cohort and :tied) t
                    order by id, no desc),
                 said as materialized (
                   select distinct on (s.id) s.id, coalesce('p' || s.person, o.person, m.id) person
                     from %1$s s
                     left join %1$s m on s.alternate and m.row = s.row and not m.alternate
                     left join owner o on o.id = m.id
                    where :tied and (s.person is not null or m.id is not null)
                    order by s.id, 2),
                 whose as materialized (
                   select coalesce(s.id, o.id) id, coalesce(s.person, n.person, o.person) person
                     from owner o
                     full join said s on s.id = o.id
                     left join said n on n.id = o.person),
            """;

    private static final int A_ROW = 1000;

    private Ties() {}

    /** Whether the cohort has any. */
    static boolean known(JdbcClient sql, int cohort) {
        return sql.sql("select exists (select from tie where cohort = :cohort)")
                .param("cohort", cohort)
                .query(Boolean.class)
                .single();
    }

    /** Keeps what the import's stage says anew. */
    static void learn(JdbcClient sql, Run run) {
        sql.sql("with " + WHOSE.formatted(Stage.table(run.id())) + """
                             news as (
                               select w.id, w.person
                                 from whose w
                                 left join owner o on o.id = w.id
                                where w.person is distinct from o.person)
                        insert into tie (cohort, ids, persons)
                        select cast(:cohort as integer), array_agg(id), array_agg(person)
                          from (select id, person, (row_number() over () - 1) / :aRow part from news) n
                         group by part""")
                .params(Map.of("cohort", run.target().id(), "tied", true, "aRow", A_ROW))
                .update();
    }

    /** Forgets the ties of persons of whom the ledger holds nothing any more, and says each of the others once. */
    static void fold(JdbcClient sql, int cohort) {
        sql.sql("""
                        with gone as (
                               delete from tie where cohort = :cohort returning no, ids, persons),
                             owner as materialized (
                               select distinct on (id) id, person
                                 from (select unnest(ids) id, unnest(persons) person, no from gone) t
                                order by id, no desc),
                             ours as (
                               select coalesce(o.person, b.id) person
                                 from (select unnest(add_ids || remove_ids) id from batch where cohort = :cohort) b
                                 left join owner o on o.id = b.id
                                group by 1)
                        insert into tie (cohort, ids, persons)
                        select cast(:cohort as integer), array_agg(id), array_agg(person)
                          from (select o.id, o.person, (row_number() over () - 1) / :aRow part
                                  from owner o
                                  join ours on ours.person = o.person) n
                         group by part""").params(Map.of("cohort", cohort, "aRow", A_ROW)).update();
    }
}
