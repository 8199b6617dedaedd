package io.muster.ledger.plan;

/**
 * Removes that Braze refused, and whom they may take out when they are tried again: who was added past one, by its
 * import or a later one, may be its user, unless both are external ids, which are two users. Import by import, and not
 * by numbers: a half has a later one than what its import planned.
 */
final class RefusedRemoves {

    /**
     * Each of them, whether it is the last word on its identifier, and by which import it was tried again, whatever
     * became of that import's adds. Who comes {@code back} under the identifier that was not taken out is sent again
     * where kinds mix: the other one, which goes now, may be the same user. Needs {@code :cohort} and {@code :folded}.
     */
    static final String KNOWN = """
                 refusing as materialized (
                   select a.id, min(a.began) began, a.id like 'e%' external, f.id is not null young,
                          w.no is null or max(a.no) > w.no last
                     from above a
                     left join word w on w.id = a.id
                     left join refused f on f.id = a.id and f.remove
                    where a.state = 'REFUSED' and a.remove
                    group by a.id, w.no, f.id),
                 tried as (
                   select r.id, max(a.began) began
                     from refusing r
                     join above a on a.id = r.id
                    where a.remove and a.state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED') and a.began > r.began
                    group by r.id),
                 back as (
                   select id, 9223372036854775807 now
                     from refusing
                    where last and (select exists (select from batch
                                                    where cohort = :cohort and no > :folded and not external))),
            """;

    /** The imports whose adds may have been taken out since, or are by what {@code goes} now. */
    static final String PASSED = """
                 passed as materialized (
                   select range_agg(int8range(began, until)) any_kind,
                          range_agg(int8range(began, until)) filter (where not external) no_external
                     from (select distinct r.began, case when g.id is null then t.began end until, r.external
                             from refusing r
                             left join tried t on t.id = r.id
                             left join goes g on g.id = r.id and r.last and not r.young
                            where t.id is not null or g.id is not null) p),
            """;

    private RefusedRemoves() {}
}
