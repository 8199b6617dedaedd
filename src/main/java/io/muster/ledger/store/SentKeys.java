package io.muster.ledger.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * With which data import key a workspace's members were sent: it says whose workspace it is (docs/braze-api.md, <i>Two keys</i>).
 * Another key may be of another workspace, where nothing of what the ledgers hold is true. Knows fingerprints, no keys.
 */
public final class SentKeys {

    private final JdbcClient sql;

    public SentKeys(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * Whether members may be in Braze that were sent with another key than this one. A key that Braze refused since is
     * none: whoever replaces that one means the same workspace.
     *
     * @param cohort of this cohort alone, else of any in the workspace
     */
    public boolean differ(String workspace, Optional<String> cohort, String fingerprint) {
        return sql.sql("""
                        select exists (
                               select from cohort c
                                 left join workspace w on w.name = c.workspace
                                where c.workspace = :workspace and (:all or c.cohort = :cohort)
                                  and c.detached_at is null
                                  and c.key_fingerprint not in ('', :fingerprint)
                                  and c.key_fingerprint is distinct from w.refused_key
                                  and (c.present > 0
                                       or c.retired_at is null
                                          and exists (select from batch b
                                                       where b.cohort = c.id and b.state in ('SENT', 'SUPERSEDED', 'DOUBTED'))))""")
                .param("workspace", workspace)
                .param("all", cohort.isEmpty())
                .param("cohort", cohort.orElse(""))
                .param("fingerprint", fingerprint)
                .query(Boolean.class)
                .single();
    }

    /** The key is of the workspace where all members are. */
    public void are(String workspace, String fingerprint) {
        sql.sql("""
                        update cohort set key_fingerprint = :fingerprint
                         where workspace = :workspace and detached_at is null and key_fingerprint <> :fingerprint""")
                .param("workspace", workspace)
                .param("fingerprint", fingerprint)
                .update();
    }

    /**
     * The key is of another workspace: the members stay where they are, their ledgers are kept, and each cohort begins
     * another one with its next import. One that is paused stays so.
     *
     * @return false when an import still works with one of them; then nothing is changed
     */
    public boolean setAside(String workspace, String by) {
        return sql.sql("""
                                with idle as (
                                       select not exists (select from import
                                                           where workspace = :workspace and state = 'RUNNING') yes),
                                     aside as (
                                       update cohort c set detached_at = now(), detached_by = :by
                                         from idle
                                        where idle.yes and c.workspace = :workspace and c.detached_at is null
                                       returning c.cohort, c.workspace, c.endpoint, c.partner, c.created_at, c.definition,
                                                 c.paused_at, c.paused_by, c.paused_why),
                                     still_paused as (
                                       insert into cohort (cohort, workspace, endpoint, partner, key_fingerprint,
                                                           created_at, definition, paused_at, paused_by, paused_why)
                                       select cohort, workspace, endpoint, partner, '',
                                              created_at, definition, paused_at, paused_by, paused_why
                                         from aside
                                        where paused_at is not null)
                                select yes from idle""")
                .param("workspace", workspace)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }
}
