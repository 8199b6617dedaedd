package io.muster.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who did what, when and from where. A row is written before the action and its outcome after it, so that no kill in
 * between leaves an action without a row. Holds no identifier and no secret. May be shared between threads.
 */
public final class Audit {

    /** Of refused attempts the newest are kept: anybody can bring them about. */
    static final int MOST_REFUSED = 10_000;

    private static final Duration TOGETHER = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Clock clock;

    Audit(DataSource database, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
    }

    /** How it ended. */
    public enum Outcome {
        /** Under way, or cut off by a kill. */
        BEGUN,
        DONE,
        /** Who asked may not. */
        REFUSED,
        /** Who asked may, but it could not be done: there is no such cohort, or not now. */
        NOT_DONE,
        FAILED
    }

    /**
     * What somebody does.
     *
     * @param who empty for nobody known
     * @param subject a cohort, a user or a token; or empty
     */
    public record Deed(Optional<Actor> who, String address, String action, String subject, Optional<Long> importId) {

        public Deed by(Actor actor) {
            return new Deed(Optional.of(actor), address, action, subject, importId);
        }

        public Deed about(String thing) {
            return new Deed(who, address, action, thing, importId);
        }

        public Deed about(long id) {
            return new Deed(who, address, action, subject, Optional.of(id));
        }

        private String kind() {
            return who.map(actor -> actor.kind().name()).orElse("NOBODY");
        }

        private String name() {
            return who.map(Actor::name).orElse("");
        }
    }

    /** @param times more than 1 where refused attempts of an hour stand together; {@code at} is the last one's */
    public record Entry(
            long id,
            Instant at,
            String kind,
            String who,
            String address,
            String action,
            String subject,
            Optional<Long> importId,
            Outcome outcome,
            int times) {}

    /** @return the row, for {@link #ended} */
    public long begun(Deed deed) {
        return insert(deed, Outcome.BEGUN);
    }

    public void ended(long row, Deed deed, Outcome outcome) {
        sql.sql("update audit set outcome = :outcome, subject = :subject, import = :import where id = :id")
                .param("id", row)
                .param("outcome", outcome.name())
                .param("subject", deed.subject())
                .param("import", deed.importId().orElse(null))
                .update();
    }

    /** What is told when it is over, such as a sign-in. */
    public void done(Deed deed) {
        insert(deed, Outcome.DONE);
    }

    /** Refused attempts of one hour that are alike share a row. */
    public void refused(Deed deed) {
        Instant now = clock.instant();
        int again = sql.sql("""
                        update audit
                           set times = times + 1, at = :now
                         where id = (select max(id) from audit
                                      where outcome = 'REFUSED' and at > :since and kind = :kind and who = :who
                                        and address = :address and action = :action and subject = :subject)""")
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(TOGETHER)))
                .param("kind", deed.kind())
                .param("who", deed.name())
                .param("address", deed.address())
                .param("action", deed.action())
                .param("subject", deed.subject())
                .update();
        if (again == 0) {
            insert(deed, Outcome.REFUSED);
            sql.sql("""
                            delete from audit
                             where outcome = 'REFUSED'
                               and id <= (select id from audit
                                           where outcome = 'REFUSED' order by id desc offset :most limit 1)""").param("most", MOST_REFUSED).update();
        }
    }

    /** The newest first. */
    public List<Entry> last(int limit, long before) {
        return sql.sql("select * from audit where id < :before order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    private long insert(Deed deed, Outcome outcome) {
        return sql.sql("""
                        insert into audit (at, kind, who, address, action, subject, import, outcome)
                        values (:at, :kind, :who, :address, :action, :subject, :import, :outcome)
                        returning id""")
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", deed.kind())
                .param("who", deed.name())
                .param("address", deed.address())
                .param("action", deed.action().toLowerCase(Locale.ROOT))
                .param("subject", deed.subject())
                .param("import", deed.importId().orElse(null))
                .param("outcome", outcome.name())
                .query(Long.class)
                .single();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        long importId = row.getLong("import");
        Optional<Long> about = row.wasNull() ? Optional.empty() : Optional.of(importId);
        return new Entry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("who"),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject"),
                about,
                Outcome.valueOf(row.getString("outcome")),
                row.getInt("times"));
    }
}
