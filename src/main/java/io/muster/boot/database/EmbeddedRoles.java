package io.muster.boot.database;

import io.muster.model.CauseChain;
import io.muster.model.StartException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may what in the embedded database. Its superuser does nothing but this, at each start: Muster's tables belong to
 * {@value #OWNER}, and queries of cohorts run as {@value #READER}, which sees schema public and changes nothing. What
 * an earlier version made as the superuser is carried over.
 */
final class EmbeddedRoles {

    static final String OWNER = "muster";
    static final String READER = "muster_reader";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRoles.class);

    /** Both again at each start, so that neither keeps what somebody gave it, nor a password that it gave itself. */
    private static final String LOGIN =
            "alter role %s login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '%s'";

    /** What belongs to a table, as the sequence of a column and the type of a row, goes with it. */
    private static final String OURS_TO_THE_OWNER = """
            do $$
            declare
                one text;
            begin
                for one in
                    select format('alter %s %s owner to muster',
                                  case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
                                                 when 'S' then 'sequence' when 'f' then 'foreign table'
                                                 else 'table' end,
                                  c.oid::regclass)
                      from pg_class c
                     where c.relnamespace = 'muster'::regnamespace and c.relowner <> 'muster'::regrole
                       and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
                       and not exists (select from pg_depend d
                                        where d.classid = 'pg_class'::regclass and d.objid = c.oid
                                          and c.relkind = 'S' and d.deptype in ('a', 'i'))
                    union all
                    select format('alter routine %s owner to muster', p.oid::regprocedure)
                      from pg_proc p
                     where p.pronamespace = 'muster'::regnamespace and p.proowner <> 'muster'::regrole
                    union all
                    select format('alter type %s owner to muster', t.oid::regtype)
                      from pg_type t
                     where t.typnamespace = 'muster'::regnamespace and t.typowner <> 'muster'::regrole
                       and t.typtype in ('e', 'd', 'r')
                loop
                    execute one;
                end loop;
            end
            $$""";

    /** By one statement, since pg_proc names them; all are everybody's by default. */
    private static final String NO_MISCHIEF = """
            do $$
            declare
                one regprocedure;
            begin
                for one in
                    select p.oid::regprocedure
                      from pg_proc p
                     where p.pronamespace = 'pg_catalog'::regnamespace
                       and (p.proname ~ '^(lo_.*|loread|lowrite)$'             -- files within the database
                            or p.proname ~ '^pg_(try_)?advisory_'              -- locks that hold up Muster's own
                            or p.proname in ('pg_cancel_backend', 'pg_terminate_backend',  -- other cohorts' queries
                                             'pg_logical_emit_message', 'pg_notify', 'pg_export_snapshot'))
                loop
                    execute format('revoke execute on function %s from public', one);
                    if one::text ~ '^pg_(try_)?advisory_' then
                        execute format('grant execute on function %s to muster', one);
                    end if;
                end loop;
            end
            $$""";

    private static final String PUBLIC_TO_THE_READER = """
            grant usage on schema public to muster_reader;
            grant select on all tables in schema public to muster_reader;
            alter default privileges for role postgres in schema public grant select on tables to muster_reader;
            alter default privileges for role muster in schema public grant select on tables to muster_reader""";

    /** Queries of before ran as the superuser; what they could read elsewhere stays readable. */
    private static final String OTHERS_TO_THE_READER = """
            do $$
            declare
                one regnamespace;
            begin
                for one in
                    select n.oid::regnamespace
                      from pg_namespace n
                     where n.nspname not in ('muster', 'public', 'information_schema') and n.nspname !~ '^pg_'
                loop
                    execute format('grant usage on schema %s to muster_reader', one);
                    execute format('grant select on all tables in schema %s to muster_reader', one);
                    execute format('alter default privileges for role postgres in schema %s'
                                   ' grant select on tables to muster_reader', one);
                end loop;
            end
            $$""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    /** @param superuser the embedded server's own, which nothing else uses */
    EmbeddedRoles(DataSource superuser) {
        this.sql = JdbcClient.create(superuser);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(superuser));
    }

    /** Makes the two, or makes them what they were again. Both passwords are hexadecimal digits. */
    void prepare(String owner, String reader) {
        try {
            transaction.executeWithoutResult(status -> inOneGo(owner, reader));
        } catch (DataAccessException e) {
            throw new StartException(
                    "The embedded database's users could not be made ("
                            + CauseChain.root(e).getClass().getSimpleName()
                            + "). End whoever else is connected to it, such as psql, and start again; data/postgres.log"
                            + " may say more.",
                    e);
        }
    }

    private void inOneGo(String owner, String reader) {
        // An open session of somebody's must not hold up the start for good.
        run("set local lock_timeout = '20s'");
        boolean older = has("to_regnamespace('muster')") && !has("to_regrole('" + READER + "')");
        for (String role : new String[] {OWNER, READER}) {
            if (!has("to_regrole('" + role + "')")) {
                run("create role " + role);
            }
        }
        run(LOGIN.formatted(OWNER, owner));
        run(LOGIN.formatted(READER, reader));
        run("alter role muster_reader reset all");
        run("alter role muster_reader in database postgres reset all");
        run("alter role muster_reader set default_transaction_read_only = on");
        // The largest sorts of a query lie on the disk of the data folder, which imports need too.
        run("alter role muster_reader set temp_file_limit = '8GB'");
        run("create schema if not exists muster authorization muster");
        run("alter schema muster owner to muster");
        run(OURS_TO_THE_OWNER);
        run("revoke all on schema muster from public, muster_reader");
        run("revoke all on all tables in schema muster from public, muster_reader");
        run("revoke temp on database postgres from public");
        run("revoke create on schema public from public, muster_reader");
        // The demo's sample is a table of Muster's user.
        run("grant usage, create on schema public to muster");
        run(PUBLIC_TO_THE_READER);
        run(NO_MISCHIEF);
        if (older) {
            run(OTHERS_TO_THE_READER);
            LOG.info("database=carried-over reason=\"its tables belonged to its superuser; they are user muster's now,"
                    + " and queries on data source default run as muster_reader, which can only read\"");
        }
    }

    private boolean has(String expression) {
        return sql.sql("select " + expression + "::text")
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .isPresent();
    }

    private void run(String statement) {
        sql.sql(statement).update();
    }
}
