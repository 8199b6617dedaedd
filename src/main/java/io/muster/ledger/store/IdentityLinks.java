package io.muster.ledger.store;

import io.muster.ledger.stage.StagingTable;
import io.muster.model.ImportRun;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which identifiers are one person (docs/design.md, rule 8): what a row, the lookup or {@code match.person} ties together
 * is kept for as long as one of them is in the ledger. The newest row that says whose an identifier is counts. A person
 * is named by {@code match.person}, or by the identifier that the others stand beside.
 *
 * <p>A row that names an identifier by itself is a word on whose it is, too. Where another row names whom it once stood
 * beside, they are two, and its person is named as it is. Where nobody does, it may be either: its person is {@code o} and
 * it, and for as long as it is in, so is whom it stood beside.
 */
public final class IdentityLinks {

    /**
     * Whose each identifier is, by this stage or by an earlier one; who is not in it is a person alone. Needs
     * {@code :cohort}, {@code :tied} and {@code :list}.
     */
    public static final String WHOSE = """
                 tied as materialized (
                   select unnest(ids) id, unnest(persons) person, no from identity_link where cohort = :cohort and :tied),
                 owner as materialized (
                   select distinct on (id) id, person from tied order by id, no desc),
                 beside as materialized (
                   select id, person from owner where person <> id and person <> 'o' || id
                   union all
                   (select distinct on (t.id) t.id, t.person
                      from owner o
                      join tied t on t.id = o.id and t.person <> t.id and t.person <> 'o' || t.id
                     where o.person = o.id or o.person = 'o' || o.id
                     order by t.id, t.no desc)),
                 crowd as (
                   select person
                     from (select distinct m.id, coalesce('p' || m.person, b.person, m.id) person
                             from %1$s m
                             left join beside b on b.id = m.id
                            where :tied and not m.alternate and not m.remove) m
                    group by person
                   having count(*) > 1),
                 alone as materialized (
                   select distinct s.id, case when c.person is null then 'o' || s.id else s.id end person
                     from %1$s s
                     join owner o on o.id = s.id and o.person <> s.id
                     join beside b on b.id = s.id
                     left join crowd c on c.person = b.person
                    where :tied and not s.alternate and not s.remove
                      and (c.person is not null or not :list)
                      and not exists (select from %1$s t where t.id = s.id and (t.alternate or t.person is not null))),
                 said as materialized (
                   select distinct on (id) id, person
                     from (select s.id, coalesce('p' || s.person, l.person, o.person, m.id) person
                             from %1$s s
                             left join %1$s m on s.alternate and m.row = s.row and not m.alternate
                             left join alone l on l.id = m.id
                             left join owner o on o.id = m.id
                            where :tied and (s.person is not null or m.id is not null)
                           union all
                           select id, person from alone) t
                    order by id, person),
                 whose as materialized (
                   select coalesce(s.id, o.id) id, coalesce(s.person, n.person, o.person) person
                     from owner o
                     full join said s on s.id = o.id
                     left join said n on n.id = o.person),
            """;

    /**
     * Whom else an identifier may be: {@code holds} adds whom one that stands alone holds in, {@code kin} with whom its
     * person ever shared one, and {@code reach} is both its person and those. To take one out may take out the other.
     */
    public static final String KIN = """
                 holds as not materialized (
                   select id, person from whose
                   union all
                   select w.id, coalesce(n.person, b.person)
                     from whose w
                     join beside b on b.id = w.id
                     left join whose n on n.id = b.person
                    where w.person = 'o' || w.id),
                 former as materialized (
                   select distinct t.id, coalesce(n.person, t.person) person
                     from tied t
                     join whose w on w.id = t.id
                     left join whose n on n.id = t.person
                    where coalesce(n.person, t.person) <> w.person),
                 near as materialized (
                   select w.person, f.person other from former f join whose w on w.id = f.id
                   union
                   select f.person, w.person from former f join whose w on w.id = f.id
                   union
                   select f.person, o.person from former f join former o on o.id = f.id and o.person <> f.person),
                 kin as materialized (
                   select w.id, n.other person from whose w join near n on n.person = w.person
                   union
                   select n.person, n.other
                     from near n
                    where not exists (select from whose w where w.id = n.person)),
                 reach as not materialized (
                   select id, person from whose
                   union all
                   select id, person from kin
                   union all
                   select distinct k.id, k.id
                     from kin k
                    where not exists (select from whose w where w.id = k.id)),
            """;

    /**
     * A list's rows, each with its person. A remove takes out also whom earlier rows stood beside what it names, until
     * one said that they are two; but of external ids no second one, which is another user.
     */
    public static final String ROWS = """
                 row as (
                   select s.id, s.row, s.remove, s.alternate, coalesce(w.person, s.id) person
                     from %1$s s
                     left join whose w on w.id = s.id
                   union all
                   select s.id, s.row, true, true, p.person
                     from %1$s s
                     join (select distinct t.id, coalesce(n.person, t.person) person
                             from tied t
                             left join (select id, max(no) no from tied where person = id group by id) l on l.id = t.id
                             left join whose n on n.id = t.person
                            where t.no > coalesce(l.no, 0) and t.person <> 'o' || t.id) p on p.id = s.id
                     left join owner o on o.id = s.id
                     left join whose w on w.id = s.id
                     left join (select distinct row from %1$s where not alternate and id like 'e%%') e on e.row = s.row
                    where s.remove and p.person <> coalesce(w.person, s.id)
                      and not (p.person like 'e%%'
                               and (e.row is not null or coalesce(o.person like 'e%%' and o.person <> p.person, false)))),
            """;

    private static final int A_ROW = 1000;

    private IdentityLinks() {}

    /** Whether the cohort has any. */
    public static boolean known(JdbcClient sql, int cohort) {
        return sql.sql("select exists (select from identity_link where cohort = :cohort)")
                .param("cohort", cohort)
                .query(Boolean.class)
                .single();
    }

    /** Keeps what is new in the import's stage; should it be cancelled, routes/sql/end-import.sql forgets it. */
    public static void learn(JdbcClient sql, ImportRun run, boolean list) {
        sql.sql("with " + WHOSE.formatted(StagingTable.table(run.id())) + """
                             news as (
                               select w.id, w.person
                                 from whose w
                                 left join owner o on o.id = w.id
                                where w.person is distinct from o.person)
                        insert into identity_link (cohort, import, ids, persons)
                        select cast(:cohort as integer), :import, array_agg(id), array_agg(person)
                          from (select id, person, (row_number() over () - 1) / :aRow part from news) n
                         group by part""")
                .params(Map.of(
                        "cohort", run.target().id(), "import", run.id(), "tied", true, "list", list, "aRow", A_ROW))
                .update();
    }

    /**
     * Forgets the ties of persons of whom the ledger holds nothing any more, and says each of the others once, whose an
     * identifier was before whose it is: all that was said of it, since an earlier word must not outlive a later one.
     */
    static void fold(JdbcClient sql, int cohort) {
        sql.sql("""
                        with gone as (
                               delete from identity_link where cohort = :cohort returning no, ids, persons),
                             tied as materialized (
                               select id, person, max(no) no
                                 from (select unnest(ids) id, unnest(persons) person, no from gone) t
                                group by id, person),
                             ours as materialized (
                               select distinct unnest(add_ids || remove_ids) id from batch where cohort = :cohort),
                             theirs as materialized (
                               select id person from ours
                               union
                               select t.person from tied t join ours o on o.id = t.id),
                             asked as materialized (
                               select distinct t.id
                                 from tied t
                                where exists (select from theirs h where h.person = t.person)
                                   or exists (select from ours o where o.id = t.id)),
                             rest as (
                               select t.id, t.person, row_number() over (partition by t.id order by t.no) nth
                                 from tied t
                                 join asked a on a.id = t.id)
                        insert into identity_link (cohort, ids, persons)
                        select cast(:cohort as integer), array_agg(id), array_agg(person)
                          from (select id, person, nth, (row_number() over (partition by nth) - 1) / :aRow part from rest) n
                         group by nth, part
                         order by nth, part""").params(Map.of("cohort", cohort, "aRow", A_ROW)).update();
    }
}
