package io.muster.ledger.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The figure that the guard against a slow loss goes by, and that the cohort's page shows beside it. */
public final class MemberPeak {

    private MemberPeak() {}

    /**
     * The most members of a ledger within the last seven days, since its last approval or retirement; 0 without an
     * import in that time. What was parked or refused never was a member: an import counts with no more than it left
     * present.
     *
     * @param cohort the ledger's number
     */
    public static long ofSevenDays(JdbcClient sql, long cohort) {
        return sql.sql("""
                        with week as (
                               select i.id, least(i.members, i.present_before + i.added - i.removed) members,
                                      i.approves is not null or i.kind = 'RETIRE' restarts
                                 from cohort c
                                 join import i on i.cohort = c.cohort and i.cohort_id = c.id
                                where c.id = :cohort
                                  and i.state in ('SUCCEEDED', 'PARTIAL')
                                  and i.finished_at > now() - interval '7 days')
                        select coalesce(max(members), 0) from week
                         where id >= coalesce((select max(id) from week where restarts), 0)""").param("cohort", cohort).query(Long.class).single();
    }
}
