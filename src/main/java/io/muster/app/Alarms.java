package io.muster.app;

import io.muster.cohort.Definition;
import io.muster.definition.Definitions;
import io.muster.history.Contexts;
import io.muster.history.History;
import io.muster.history.Import;
import io.muster.history.ImportState;
import io.muster.history.Phrases;
import io.muster.notify.Alarm;
import io.muster.notify.AlarmContents.Standing;
import io.muster.notify.Kept;
import io.muster.notify.Mail;
import io.muster.notify.MailWriter;
import io.muster.notify.OverdueWatch;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of cohorts that are overdue, and of those that are no longer. Its look is called by one route. */
final class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    /** So far back a newest import is looked for that was not merely skipped. */
    private static final int LOOKED_AT = 20;

    private final Definitions definitions;
    private final History history;
    private final Contexts contexts;
    private final MailWriter writer;
    private final WebhookBody bodies;
    private final Kept kept;
    private final Phrases phrases;
    private final OverdueWatch watch;

    Alarms(
            DataSource database,
            Definitions definitions,
            History history,
            Contexts contexts,
            MailWriter writer,
            WebhookBody bodies,
            Phrases phrases,
            Clock clock) {
        this.definitions = definitions;
        this.history = history;
        this.contexts = contexts;
        this.writer = writer;
        this.bodies = bodies;
        this.kept = new Kept(database);
        this.phrases = phrases;
        this.watch = new OverdueWatch(database, this::tell, clock);
    }

    public void look() {
        // Of a file that is there and not read nothing is known; what is known of its cohort stays.
        Set<String> unread = new TreeSet<>(definitions.settling());
        definitions.invalid().keySet().forEach(file -> unread.add(file.replaceFirst("(?i)\\.ya?ml$", "")));
        watch.look(definitions.all(), unread);
    }

    private void tell(Alarm alarm) {
        Definition definition = alarm.definition();
        String cohort = definition.cohort();
        Optional<Import> last = history.of(cohort, LOOKED_AT, Long.MAX_VALUE).stream()
                .filter(it -> it.state() != ImportState.SKIPPED)
                .findFirst();
        Standing standing = new Standing(
                last,
                last.map(it -> contexts.of(it, Optional.of(definition)))
                        .orElseGet(() -> contexts.of(Optional.of(definition))));
        Mail mail = writer.write(alarm, standing);
        if (!definition.notice().to().isEmpty()) {
            kept.mail(cohort, alarm.kind(), definition.notice().to(), mail);
        }
        var words = new WebhookBody.Words(writer.link(definition), mail.subject(), standing.sentence(phrases));
        definition
                .notice()
                .webhook()
                .ifPresent(url -> kept.webhook(cohort, alarm.kind(), url, bodies.of(alarm, words, last)));
        if (alarm.kind() == Alarm.Kind.OVERDUE) {
            LOG.warn(
                    "cohort={} overdue={} last-import={} action=\"look at its schedule, its source and its history\"",
                    cohort,
                    alarm.allowed(),
                    alarm.lastImport().map(Object::toString).orElse("never"));
        } else {
            LOG.info("cohort={} overdue=over", cohort);
        }
    }
}
