package io.muster.imports;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonColumns;
import io.muster.model.RecordRowMapper;
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

    private static final RecordRowMapper<FilePlace> PLACES = RecordRowMapper.of(FilePlace.class);

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
        public Reason found() {
            return Reason.of(ReasonCode.FOLDER_ON_HOST, folder, host);
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
        return place.filter(id -> !id.equals(here)).flatMap(id -> sql.sql(
                        "select id, host, folder, seen_at seen, " + AWAY + " away from place where id = :id")
                .param("id", id)
                .query(PLACES)
                .optional());
    }

    /** Imports that wait for a folder into which nobody looks. */
    public record WaitingElsewhere(FilePlace place, int imports) {}

    /** Says of what waits for a folder that is away why it does, and nothing more of what does no longer. */
    public List<WaitingElsewhere> lookForAway() {
        sql.sql("""
                        update import i
                           set reason = '', reason_code = null, reason_figures = null
                          from place p
                         where i.state = 'QUEUED' and i.place = p.id and i.reason_code = :code and not p.%s""".formatted(AWAY))
                .param("code", ReasonCode.WAITS_FOR_NODE.name())
                .update();
        sql.sql("""
                        select id, host, folder, seen_at seen, true away from place p
                         where %s and exists (select from import
                                               where state = 'QUEUED' and place = p.id and reason_code is null)""".formatted(AWAY)).query(PLACES).list().forEach(this::tell);
        return sql.sql("""
                        select p.id, p.host, p.folder, p.seen_at seen, true away, n.imports
                          from place p
                          join (select place, count(*) imports from import where state = 'QUEUED' group by place) n
                            on n.place = p.id
                         where p.id <> :here and %s
                         order by p.host, p.folder""".formatted("p." + AWAY))
                .param("here", here)
                .query((row, n) -> new WaitingElsewhere(PLACES.mapRow(row, n), row.getInt("imports")))
                .list();
    }

    private void tell(FilePlace away) {
        sql.sql("""
                        update import
                           set reason = :reason, reason_code = :code, reason_figures = cast(:figures as jsonb)
                         where state = 'QUEUED' and place = :id and reason_code is null""")
                .params(ReasonColumns.params(Reason.of(ReasonCode.WAITS_FOR_NODE, away.folder, away.host)))
                .param("id", away.id)
                .update();
    }
}
