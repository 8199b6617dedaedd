package io.muster.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The data folders that nodes look after, and when one last did, by the database's clock. A file is imported where it
 * lies, so whoever waits for one has to be told where that is. Safe for use by many threads and nodes.
 */
public final class NodeFolders {

    private static final String AWAY = "seen_at < clock_timestamp() - interval '2 minutes'";

    private final JdbcClient sql;
    private final String here;

    public NodeFolders(DataSource database, String here) {
        this.sql = JdbcClient.create(database);
        this.here = here;
    }

    /**
     * A data folder.
     *
     * @param away whether no node has looked into it for some minutes
     */
    public record FilePlace(String id, String host, String folder, Instant seen, boolean away) {

        /** As people find it. */
        public String words() {
            return folder + " on " + host;
        }
    }

    /** This node looks into its folder. */
    public void seen(String host, String folder) {
        sql.sql("""
                        insert into place (id, host, folder) values (:id, :host, :folder)
                        on conflict (id) do update
                           set host = excluded.host, folder = excluded.folder, seen_at = clock_timestamp()""")
                .param("id", here)
                .param("host", host)
                .param("folder", folder)
                .update();
    }

    /** Whether nodes look into other folders as well. */
    public boolean others() {
        return sql.sql("select exists (select from place where id <> :id and not " + AWAY + ")")
                .param("id", here)
                .query(Boolean.class)
                .single();
    }

    /** Where something lies, when that is not here. */
    public Optional<FilePlace> elsewhere(Optional<String> place) {
        return place.filter(id -> !id.equals(here))
                .flatMap(id -> sql.sql("select *, " + AWAY + " away from place where id = :id")
                        .param("id", id)
                        .query((row, n) -> read(row))
                        .optional());
    }

    /** Imports that wait for a folder into which nobody looks. */
    public record WaitingElsewhere(FilePlace place, int imports) {}

    /** Says of what waits for a folder that is away why it does, and nothing more of what does no longer. */
    public List<WaitingElsewhere> lookForAway() {
        sql.sql("""
                update import i
                   set reason = case when p.away then 'It waits for the node with the folder ' || p.folder || ' on '
                                     || p.host || ', where its file lies; that node is away. Start it, or cancel the import.'
                                     else '' end
                  from (select *, %s away from place) p
                 where i.state = 'QUEUED' and i.place = p.id
                   and (p.away and i.reason = ''
                        or not p.away and i.reason like 'It waits for the node with the folder %%')""".formatted(AWAY)).update();
        return sql.sql("""
                        select p.*, true away, n.imports
                          from place p
                          join (select place, count(*) imports from import where state = 'QUEUED' group by place) n
                            on n.place = p.id
                         where p.id <> :here and %s
                         order by p.host, p.folder""".formatted("p." + AWAY))
                .param("here", here)
                .query((row, n) -> new WaitingElsewhere(read(row), row.getInt("imports")))
                .list();
    }

    private static FilePlace read(ResultSet row) throws SQLException {
        return new FilePlace(
                row.getString("id"),
                row.getString("host"),
                row.getString("folder"),
                ImportQueue.instant(row, "seen_at").orElseThrow(),
                row.getBoolean("away"));
    }
}
