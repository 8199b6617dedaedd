#!/usr/bin/env bash
# Makes the two users that Muster needs in its PostgreSQL, neither a superuser: muster, whom the ledger's tables belong
# to, and muster_reader, whom the queries of cohorts run as. The image runs it once, on a new volume; the image's own
# superuser is used for nothing else.
set -euo pipefail
secrets=${SECRETS:-/run/secrets}
psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    -v database="$POSTGRES_DB" -v owner="$(<"$secrets/database-password")" -v reader="$(<"$secrets/reader-password")" <<'SQL'
create role muster login nosuperuser password :'owner';
create role muster_reader login nosuperuser password :'reader';
alter role muster_reader set default_transaction_read_only = on;
create schema muster authorization muster;
-- A query makes nothing, not even for its own session: the next one would read it in place of a real table.
revoke temp on database :"database" from public;
revoke create on schema public from public;
-- Tables for cohorts belong into schema public, or grant the same on a schema of your own.
grant usage on schema public to muster_reader;
grant select on all tables in schema public to muster_reader;
alter default privileges in schema public grant select on tables to muster_reader;
-- Everybody's by default: files within the database, locks that hold up Muster's own, ends of other queries.
do $$
declare
    one regprocedure;
begin
    for one in
        select p.oid::regprocedure
          from pg_proc p
         where p.pronamespace = 'pg_catalog'::regnamespace
           and (p.proname ~ '^(lo_.*|loread|lowrite|pg_(try_)?advisory_.*)$'
                or p.proname in ('pg_cancel_backend', 'pg_terminate_backend', 'pg_logical_emit_message', 'pg_notify',
                                 'pg_export_snapshot'))
    loop
        execute format('revoke execute on function %s from public', one);
        if one::text ~ '^pg_(try_)?advisory_' then
            execute format('grant execute on function %s to muster', one);
        end if;
    end loop;
end
$$;
SQL
