package io.muster.datasource;

import io.muster.model.HealthReport.HealthState;
import io.muster.model.HealthReport.Item;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the users of data sources may do beside reading, since a definition's query can do all of that. {@link #look()}
 * is called by one route, {@link #items()} by any thread. A data source that is away is looked at another time.
 */
public final class SourceRights {

    private static final Logger LOG = LoggerFactory.getLogger(SourceRights.class);

    private static final int WITHIN_SECONDS = 20;
    /** A catalogue without end is not read to its end. */
    private static final int MOST_ROWS = 20_000;

    private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "TRUNCATE");

    /** One row: the worst of it, and where. A role that this server's version does not have is nobody's. */
    private static final String POSTGRESQL = """
            with mine as (
                select g.rolname from pg_roles g where pg_has_role(current_user, g.oid, 'member')),
            ours as (
                select n.oid, n.nspowner, h.relowner, h.oid as history
                  from pg_namespace n
                  left join pg_class h on h.relnamespace = n.oid and h.relname = 'flyway_schema_history'
                 where n.nspname = 'muster'),
            tables as (
                select c.oid, c.relowner, n.nspname, c.relname
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p', 'v', 'm', 'f')
                   and n.nspname not in ('pg_catalog', 'information_schema', 'muster') and n.nspname !~ '^pg_'
                   and has_schema_privilege(n.oid, 'usage'))
            select what, place from (
                select 1 as rank, 'superuser' as what, '' as place from pg_roles where rolname = current_user and rolsuper
                union all
                select 2, 'roles', '' from pg_roles where rolname = current_user and rolcreaterole
                union all
                select 3, 'server', rolname from mine
                 where rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files',
                                   'pg_write_all_data')
                union all
                select 4, 'ours', '' from ours
                 where pg_has_role(current_user, nspowner, 'member') or has_schema_privilege(oid, 'create')
                    or (history is not null and (pg_has_role(current_user, relowner, 'member')
                        or has_table_privilege(history, 'insert, update, delete, truncate')))
                    or exists (select from pg_class c
                                where c.relnamespace = ours.oid and c.relkind in ('r', 'p', 'v')
                                  and has_table_privilege(c.oid, 'insert, update, delete, truncate'))
                union all
                select 5, 'reads', '' from ours
                 where exists (select from pg_class c
                                where c.relnamespace = ours.oid and c.relkind in ('r', 'p', 'v')
                                  and has_schema_privilege(ours.oid, 'usage') and has_table_privilege(c.oid, 'select'))
                union all
                (select 6, 'owns', format('%I.%I', nspname, relname) from tables
                  where pg_has_role(current_user, relowner, 'member') order by 3 limit 1)
                union all
                (select 7, 'writes', format('%I.%I', nspname, relname) from tables
                  where has_table_privilege(oid, 'insert, update, delete, truncate')
                     or has_any_column_privilege(oid, 'insert, update') order by 3 limit 1)) found
             order by rank, place
             limit 1""";

    private final Datasources datasources;
    private final Map<String, Excess> found = new TreeMap<>();

    /**
     * What a user may do and need not.
     *
     * @param what the worst of it, as the words have it: {@code health.source.<what>}
     * @param place a role or a table; empty where there is none to name
     */
    public record Excess(String user, String what, String place) {}

    public SourceRights(Datasources datasources) {
        this.datasources = datasources;
    }

    public void look() {
        for (String name : datasources.names()) {
            try (Connection connection = datasources.get(name).getConnection()) {
                Optional<Excess> excess = ask(connection);
                connection.rollback();
                note(name, excess);
            } catch (SQLException e) {
                // Away, or of a kind that answers no such question: whoever imports from it hears of the first.
                LOG.debug("datasource={} rights=unknown state={}", name, e.getSQLState());
            }
        }
    }

    /** What the page Health says: a line for each that may more than read, or one for all. */
    public synchronized List<Item> items() {
        List<Item> items = new ArrayList<>();
        found.forEach((name, excess) -> items.add(Item.of(
                "sources", HealthState.DEGRADED, "source." + excess.what(), name, excess.user(), excess.place())));
        return items.isEmpty()
                ? List.of(Item.of(
                        "sources",
                        HealthState.UP,
                        datasources.names().isEmpty() ? "sources.none" : "sources",
                        datasources.names().size()))
                : items;
    }

    private synchronized void note(String name, Optional<Excess> excess) {
        Optional<Excess> before = Optional.ofNullable(found.remove(name));
        excess.ifPresent(now -> found.put(name, now));
        excess.filter(now -> !before.equals(Optional.of(now)))
                .ifPresent(now -> LOG.warn(
                        "datasource={} user={} rights={}{} action=\"a query can do all that this user may; give"
                                + " muster.datasources.{}.user a user who can only read\"",
                        name,
                        now.user(),
                        now.what(),
                        now.place().isEmpty() ? "" : " of=" + now.place(),
                        name));
    }

    public static Optional<Excess> ask(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        return about.getDatabaseProductName().equals("PostgreSQL")
                ? askPostgreSql(connection, about.getUserName())
                : askByPrivileges(about);
    }

    private static Optional<Excess> askPostgreSql(Connection connection, String user) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(WITHIN_SECONDS);
            try (ResultSet row = statement.executeQuery(POSTGRESQL)) {
                return row.next()
                        ? Optional.of(new Excess(user, row.getString("what"), row.getString("place")))
                        : Optional.empty();
            }
        }
    }

    /** What JDBC itself can tell: whether this user, or everybody, may write to a table. */
    private static Optional<Excess> askByPrivileges(DatabaseMetaData about) throws SQLException {
        // Some add the host, as MySQL does.
        String user = String.valueOf(about.getUserName()).replaceFirst("@.*", "");
        try (ResultSet rows = about.getTablePrivileges(null, null, "%")) {
            for (int n = 0; n < MOST_ROWS && rows.next(); n++) {
                String whose = String.valueOf(rows.getString("GRANTEE"))
                        .replace("'", "")
                        .replaceFirst("@.*", "");
                String privilege = String.valueOf(rows.getString("PRIVILEGE"));
                if ((whose.equalsIgnoreCase(user) || whose.equalsIgnoreCase("PUBLIC"))
                        && WRITES.contains(privilege.toUpperCase(Locale.ROOT))) {
                    return Optional.of(new Excess(user, "writes", String.valueOf(rows.getString("TABLE_NAME"))));
                }
            }
        }
        return Optional.empty();
    }
}
