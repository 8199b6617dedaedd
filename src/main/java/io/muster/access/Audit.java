package io.muster.access;

import io.muster.model.RecordRowMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who did what, when and from where. A row is written before the action and its outcome after it, so that no kill in
 * between leaves an action without a row. Holds no identifier and no secret. May be shared between threads.
 */
public final class Audit {

    /** Of refused attempts the newest are kept: anybody can bring them about. */
    static final int MOST_REFUSED = 10_000;

    /** Of one hour, and one kind of attempt. */
    private static final int MOST_PLACES = 500;

    private static final Duration TOGETHER = Duration.ofHours(1);
    /** Whom a schedule mails is in the row alone. */
    private static final Pattern ADDRESSES = Pattern.compile("[^\\s,]+@[^\\s,]+");

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final JdbcClient sql;
    private final Clock clock;

    Audit(DataSource database, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
    }

    /** How it ended. */
    public enum AuditOutcome {
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
     * @param detail what became of it, such as: role viewer → editor
     */
    public record AuditedAction(
            Optional<Actor> who,
            String address,
            String action,
            String subject,
            Optional<Long> importId,
            String detail) {

        public AuditedAction(
                Optional<Actor> who, String address, String action, String subject, Optional<Long> importId) {
            this(who, address, action, subject, importId, "");
        }

        public AuditedAction by(Actor actor) {
            return new AuditedAction(Optional.of(actor), address, action, subject, importId, detail);
        }

        public AuditedAction about(String thing) {
            return new AuditedAction(who, address, action, thing, importId, detail);
        }

        public AuditedAction about(long id) {
            return new AuditedAction(who, address, action, subject, Optional.of(id), detail);
        }

        public AuditedAction with(String more) {
            return new AuditedAction(who, address, action, subject, importId, more);
        }

        /** As rows of refused attempts have it: one network of IPv6 is one place. */
        private AuditedAction from(String place) {
            return new AuditedAction(who, place, action, subject, importId, detail);
        }

        private String kind() {
            return who.map(actor -> actor.kind().name()).orElse("NOBODY");
        }

        private String name() {
            return who.map(Actor::name).orElse("");
        }
    }

    /** @param times more than 1 where refused attempts of an hour stand together; {@code at} is the last one's */
    public record AuditEntry(
            long id,
            Instant at,
            String kind,
            String who,
            String address,
            String action,
            String subject,
            Optional<Long> importId,
            AuditOutcome outcome,
            int times,
            String detail) {}

    /** @return the row, for {@link #ended} */
    public long begun(AuditedAction audited) {
        return insert(audited, AuditOutcome.BEGUN);
    }

    public void ended(long row, AuditedAction audited, AuditOutcome outcome) {
        sql.sql("""
                        update audit
                           set outcome = :outcome, subject = :subject, import = :import, detail = :detail
                         where id = :id""")
                .param("id", row)
                .param("outcome", outcome.name())
                .param("subject", audited.subject())
                .param("import", audited.importId().orElse(null))
                .param("detail", audited.detail())
                .update();
        log(audited, outcome);
    }

    /** What is told when it is over, such as a sign-in. */
    public void done(AuditedAction audited) {
        insert(audited, AuditOutcome.DONE);
        log(audited, AuditOutcome.DONE);
    }

    /** Refused attempts of one hour that are alike share a row, and the line of the log that tells of the first one. */
    public void refused(AuditedAction attempt) {
        Instant now = clock.instant();
        AuditedAction audited = attempt.from(place(attempt, now));
        int again = sql.sql("""
                        update audit
                           set times = times + 1, at = :now
                         where id = (select max(id) from audit
                                      where outcome = 'REFUSED' and at > :since and kind = :kind and who = :who
                                        and address = :address and action = :action and subject = :subject)""")
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(TOGETHER)))
                .param("kind", audited.kind())
                .param("who", audited.name())
                .param("address", audited.address())
                .param("action", audited.action())
                .param("subject", audited.subject())
                .update();
        if (again == 0) {
            insert(audited, AuditOutcome.REFUSED);
            log(audited, AuditOutcome.REFUSED);
            // Sign-ins have a number of their own, and so has what nobody known tried: neither pushes the others out.
            sql.sql("""
                            delete from audit
                             where outcome = 'REFUSED'
                               and (action = 'sign-in') = (:action = 'sign-in')
                               and (kind = 'NOBODY') = (:kind = 'NOBODY')
                               and id <= (select id from audit
                                           where outcome = 'REFUSED'
                                             and (action = 'sign-in') = (:action = 'sign-in')
                                             and (kind = 'NOBODY') = (:kind = 'NOBODY')
                                           order by id desc offset :most limit 1)""")
                    .param("action", audited.action())
                    .param("kind", audited.kind())
                    .param("most", MOST_REFUSED)
                    .update();
        }
    }

    /** Where it came from; empty when so many unknown ones try from so many places that each would have a row. */
    private String place(AuditedAction audited, Instant now) {
        if (audited.who().isPresent()) {
            return audited.address();
        }
        int places = sql.sql("""
                        select count(*) from audit
                         where outcome = 'REFUSED' and kind = 'NOBODY' and action = :action and at > :since""")
                .param("action", audited.action())
                .param("since", Timestamp.from(now.minus(TOGETHER)))
                .query(Integer.class)
                .single();
        return places < MOST_PLACES ? IpRange.neighbourhood(audited.address()) : "";
    }

    /** For whoever gathers logs elsewhere, where nobody here can change them. */
    private static void log(AuditedAction audited, AuditOutcome outcome) {
        LOG.info(
                "audit={} outcome={} kind={} who={} address={} subject={} import={} detail=\"{}\"",
                audited.action().toLowerCase(Locale.ROOT),
                outcome,
                audited.kind(),
                plain(audited.name()),
                plain(audited.address()),
                plain(audited.subject()),
                audited.importId().map(String::valueOf).orElse(""),
                plain(ADDRESSES.matcher(audited.detail()).replaceAll("…")));
    }

    /** On one line, whatever a system calls its users. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\"]+", " ");
    }

    /** The newest first. */
    public List<AuditEntry> last(int limit, long before) {
        return sql.sql("select *, import as import_id from audit where id < :before order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(RecordRowMapper.of(AuditEntry.class))
                .list();
    }

    private long insert(AuditedAction audited, AuditOutcome outcome) {
        return sql.sql("""
                        insert into audit (at, kind, who, address, action, subject, import, outcome, detail)
                        values (:at, :kind, :who, :address, :action, :subject, :import, :outcome, :detail)
                        returning id""")
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", audited.kind())
                .param("who", audited.name())
                .param("address", audited.address())
                .param("action", audited.action().toLowerCase(Locale.ROOT))
                .param("subject", audited.subject())
                .param("import", audited.importId().orElse(null))
                .param("outcome", outcome.name())
                .param("detail", audited.detail())
                .query(Long.class)
                .single();
    }
}
