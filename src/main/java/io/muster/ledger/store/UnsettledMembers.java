package io.muster.ledger.store;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Identifiers in doubt that no import settles: their person is in under another identifier, so that nothing is sent for
 * them until the person leaves (docs/design.md, rule 8). They must not keep the base from being rebuilt, so their words
 * are carried over it as they stand, with those of the same person, whose order tells who was taken out by whom.
 */
final class UnsettledMembers {

    /**
     * Whose words are carried. What a resync doubts, and the person's later add has answered since, is settled by that.
     * Needs {@code :cohort}, {@code :folded}, {@code :last}, and {@code :carries}, without which there is none.
     */
    static final String CARRIED = """
                 heard as materialized (
                   select distinct on (id) id, remove, state, no
                     from (select unnest(add_ids) id, false remove, state, no
                             from batch
                            where cohort = :cohort and no > :folded and no <= :last and :carries
                              and state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED')
                           union all
                           select unnest(remove_ids), true, state, no
                             from batch
                            where cohort = :cohort and no > :folded and no <= :last and :carries
                              and state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED')) h
                    order by id, no desc),
                 owner as materialized (
                   select distinct on (id) id, person
                     from (select unnest(ids) id, unnest(persons) person, no
                             from identity_link
                            where cohort = :cohort and :carries) t
                    -- Whom it stood beside, though it stands alone since: either may be the other.
                    where person <> id and person <> 'o' || id
                    order by id, no desc),
                 theirs as materialized (
                   select h.*, coalesce(o.person, h.id) person
                     from heard h
                     left join owner o on o.id = h.id),
                 answered as (
                   select person, max(no) no from theirs where state = 'ACKNOWLEDGED' and not remove group by person),
                 carried as materialized (
                   select t.id
                     from theirs t
                    where t.person in (select u.person
                                         from theirs u
                                         left join answered a on a.person = u.person
                                        where u.state in ('SENT', 'SUPERSEDED')
                                           or u.state = 'DOUBTED' and (a.no is null or a.no < u.no)))
            """;

    private UnsettledMembers() {}

    /** Copies their words above the base, in their order. */
    static void carry(JdbcClient sql, Map<String, Object> names) {
        sql.sql("with " + CARRIED + """
                        insert into batch (cohort, import, phase, state, external, n, joins, leaves, attempts,
                                           marked_at, acknowledged_at, add_ids, remove_ids)
                        select cohort, import, phase, state, external,
                               cardinality(adds) + cardinality(removes), 0, 0, attempts,
                               marked_at, acknowledged_at, adds, removes
                          from (select b.*,
                                       array(select id from unnest(b.add_ids) id join carried using (id)) adds,
                                       array(select id from unnest(b.remove_ids) id join carried using (id)) removes
                                  from batch b
                                 where cohort = :cohort and no > :folded and no <= :last and :carries
                                   and state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED')) c
                         where cardinality(adds) + cardinality(removes) > 0
                         order by no""").params(names).update();
    }
}
