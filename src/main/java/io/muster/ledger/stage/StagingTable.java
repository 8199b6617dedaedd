package io.muster.ledger.stage;

import io.muster.match.MatchResult;
import io.muster.match.StagedIdentifier;
import io.muster.model.Identifier;
import io.muster.source.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the members of one import lie until they are compared: an unlogged table, filled by one COPY over all chunks.
 * A crash of the database breaks that COPY or empties the table; either is noticed, since the diff asserts the count
 * that {@link #end} gave (docs/design.md, rule 10). Used by one thread at a time.
 */
public final class StagingTable implements AutoCloseable {

    private final String table;
    private final PgBinaryCopy copy;
    private final Optional<LateCopy> late;
    private final Optional<Connection> opened;
    private long entries;
    private long members;
    private boolean anonymous;
    private boolean alternates;
    private boolean persons;

    private StagingTable(String table, PgBinaryCopy copy, Optional<LateCopy> late, Optional<Connection> opened) {
        this.table = table;
        this.copy = copy;
        this.late = late;
        this.opened = opened;
    }

    /** What is asked where a stage is filled after its rows were read. */
    public interface LateFilling {

        /** Within the transaction that makes the table; throws where the import is not ours any more. */
        void begins(Connection connection);

        /** Every now and then; throws when the import has to end. */
        void goesOn();
    }

    /** The name of an import's stage; made of a number, it needs no quotes. */
    public static String table(long importId) {
        return "stage_" + importId;
    }

    /** Makes the import's stage, ready to be filled. */
    public static StagingTable open(DataSource database, long importId) throws SQLException {
        String table = table(importId);
        Connection connection = make(database, table, ours -> {});
        try {
            PgBinaryCopy copy = new PgBinaryCopy(connection, fill(table));
            return new StagingTable(table, copy, Optional.empty(), Optional.of(connection));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * The same for rows that may not be needed: until they are, they lie in a file of this folder, and our database has
     * nothing to do with them.
     */
    public static StagingTable later(DataSource database, long importId, Path folder, LateFilling filling) {
        String table = table(importId);
        LateCopy late = new LateCopy(database, table, filling, new ScratchFile(folder));
        return new StagingTable(table, new PgBinaryCopy(late), Optional.of(late), Optional.empty());
    }

    /** @param before asked first, in the transaction that makes the table */
    static Connection make(DataSource database, String table, Consumer<Connection> before) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            before.accept(connection);
            statement.execute("drop table if exists " + table);
            statement.execute("""
                    create unlogged table %s (
                        id        text collate "C" not null,
                        row       bigint not null,
                        alternate boolean not null,
                        remove    boolean not null,
                        person    text collate "C")""".formatted(table));
            connection.commit();
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static String fill(String table) {
        return "copy " + table + " from stdin (format binary)";
    }

    /** Drops an import's stage, when the import has ended. */
    public static void drop(DataSource database, long importId) {
        JdbcClient.create(database)
                .sql("drop table if exists " + table(importId))
                .update();
    }

    /** Drops the stages that a kill left behind: those of imports that do not run. */
    public static void dropOrphans(DataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("""
                        select c.relname
                          from pg_class c
                         where c.relnamespace = 'muster'::regnamespace and c.relkind = 'r'
                           and c.relname ~ '^stage_[0-9]+$'
                           and not exists (select from import i
                                            where i.state = 'RUNNING' and 'stage_' || i.id = c.relname)
                           and not exists (select from preview p
                                            where p.state = 'RUNNING' and 'stage_' || p.id = c.relname)""").query(String.class).list().forEach(table -> sql.sql("drop table if exists " + table)
                .update());
    }

    /** Adds what a chunk became. */
    public void add(MatchResult matched) throws SQLException {
        for (StagedIdentifier entry : matched.entries()) {
            persons |= !entry.person().isEmpty();
            copy.row(5)
                    .text(entry.text())
                    .int8(entry.row())
                    .bool(entry.alternate())
                    .bool(entry.remove())
                    .textOrNull(entry.person());
            if (entry.alternate()) {
                alternates = true;
            } else {
                members++;
                anonymous |= entry.text().charAt(0) == Identifier.DeviceId.KIND;
            }
        }
        entries += matched.entries().size();
    }

    /**
     * Ends the filling. A device id that another row ties to an identified person is taken out again: it could add
     * nobody (docs/design.md, <i>Matching</i>).
     *
     * @param identified takes the row number and the device id of each that was taken out
     */
    public Staged end(Consumer<IdentifiedDevice> identified) throws SQLException {
        long copied = copy.end();
        if (copied != entries) {
            throw new SQLException("the stage took " + copied + " of " + entries + " entries");
        }
        Connection filled = connection().orElseThrow();
        filled.commit();
        long known = 0;
        try (Statement statement = filled.createStatement()) {
            statement.execute("analyze " + table);
            if (anonymous && alternates) {
                known = takeOutIdentified(statement, identified);
            }
        }
        filled.commit();
        return new Staged(entries - known, members - known, known, isTied());
    }

    private Optional<Connection> connection() {
        return late.isPresent() ? late.get().connection() : opened;
    }

    private long takeOutIdentified(Statement statement, Consumer<IdentifiedDevice> identified) throws SQLException {
        long known = 0;
        // one hash semi join of the devices with the alternates
        try (ResultSet gone = statement.executeQuery("""
                delete from %1$s s
                 where not s.alternate
                   and not s.remove
                   and s.id like 'd%%'
                   and exists (select from %1$s a where a.alternate and a.id = s.id)
                returning s.row, s.id""".formatted(table))) {
            while (gone.next()) {
                known++;
                identified.accept(new IdentifiedDevice(
                        Row.number(gone.getLong(1)),
                        Identifier.of(gone.getString(2)).value()));
            }
        }
        return known;
    }

    /** Whether a row told more than one identifier of a person, or whose it is. */
    public boolean isTied() {
        return alternates || persons;
    }

    /** Rows so far that are no alternates, duplicates among them. */
    public long members() {
        return members;
    }

    /** Ends the filling with nothing in the stage, where it is known without a comparison what would come of it. */
    public Staged discard() throws SQLException {
        copy.close();
        return new Staged(entries, members, 0, isTied());
    }

    /** Gives the connection back; a COPY that did not end is given up. */
    @Override
    public void close() throws SQLException {
        late.ifPresent(LateCopy::close);
        if (connection().isPresent()) {
            try (Connection filled = connection().get()) {
                copy.close();
                filled.rollback();
            }
        }
    }

    /** A device id that another row of the same snapshot ties to an identified person. */
    public record IdentifiedDevice(long row, String device) {}

    /**
     * What lies in the stage.
     *
     * @param entries all rows, which the diff asserts
     * @param members rows that are no alternates, duplicates among them
     * @param identified devices that were taken out
     * @param tied whether a row told more than one identifier of a person, or whose it is
     */
    public record Staged(long entries, long members, long identified, boolean tied) {}
}
