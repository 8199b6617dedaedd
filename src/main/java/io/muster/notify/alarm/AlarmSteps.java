package io.muster.notify.alarm;

import io.muster.definition.DefinitionStore;
import io.muster.definition.yaml.DefinitionError;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContexts;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Further;
import io.muster.model.Phrases;
import io.muster.notify.BrokenDefinitionAlarm;
import io.muster.notify.Mail;
import io.muster.notify.NotificationKind;
import io.muster.notify.Outbox;
import io.muster.notify.OverdueAlarm;
import io.muster.notify.mail.AlarmMail.Standing;
import io.muster.notify.mail.MailWriter;
import io.muster.notify.webhook.WebhookPayload;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of cohorts that are overdue and of definitions that cannot be read, and of the end of both. Its look is called
 * by one route.
 */
public final class AlarmSteps {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmSteps.class);
    /** So far back a newest import is looked for that was not merely skipped. */
    private static final int LOOKED_AT = 20;

    private final DefinitionStore definitions;
    private final ImportStore history;
    private final ImportContexts contexts;
    private final MailWriter writer;
    private final WebhookPayload bodies;
    private final Outbox kept;
    private final Phrases phrases;
    private final Function<String, Further> further;
    private final OverdueMonitor overdue;
    private final BrokenDefinitionMonitor unreadable;

    /** @param further who gets a cohort's mails beside those whom its definition names */
    public AlarmSteps(
            DataSource database,
            DefinitionStore definitions,
            ImportStore history,
            ImportContexts contexts,
            MailWriter writer,
            WebhookPayload bodies,
            Phrases phrases,
            Function<String, Further> further,
            Clock clock) {
        this.definitions = definitions;
        this.history = history;
        this.contexts = contexts;
        this.writer = writer;
        this.bodies = bodies;
        this.kept = new Outbox(database);
        this.phrases = phrases;
        this.further = further;
        this.overdue = new OverdueMonitor(database, this::tell, clock);
        this.unreadable = new BrokenDefinitionMonitor(database, this::tell, clock);
    }

    public void look() {
        Map<String, List<String>> broken = new TreeMap<>();
        definitions
                .invalid()
                .forEach((file, errors) -> broken.put(
                        file.replaceFirst("(?i)\\.ya?ml$", ""),
                        errors.stream().map(DefinitionError::sentence).toList()));
        unreadable.look(broken, definitions::find);
        // Of a file that is there and not read nothing is known; what is known of its cohort stays.
        Set<String> unread = new TreeSet<>(definitions.settling());
        unread.addAll(broken.keySet());
        overdue.look(definitions.all(), unread);
    }

    private void tell(BrokenDefinitionAlarm it) {
        Mail mail = writer.write(it);
        String sentence = it.errors().isEmpty()
                ? phrases.say("unreadable.over.sentence")
                : it.errors().get(0);
        var words = new WebhookPayload.Words(writer.link(it.inForce()), mail.subject(), sentence);
        keep(it.inForce(), it.about(), mail, () -> bodies.of(it, words));
    }

    private void tell(OverdueAlarm alarm) {
        CohortDefinition definition = alarm.definition();
        String cohort = definition.cohort();
        Optional<Import> last = history.of(cohort, LOOKED_AT, Long.MAX_VALUE).stream()
                .filter(it -> it.state() != ImportState.SKIPPED)
                .findFirst();
        Standing standing = new Standing(
                last,
                last.map(it -> contexts.of(it, Optional.of(definition))).orElseGet(() -> contexts.of(definition)));
        Mail mail = writer.write(alarm, standing);
        var words = new WebhookPayload.Words(writer.link(definition), mail.subject(), standing.sentence(phrases));
        keep(definition, alarm.about(), mail, () -> bodies.of(alarm, words, last));
        if (alarm.about() == NotificationKind.OVERDUE) {
            LOG.warn(
                    "cohort={} overdue={} last-import={} action=\"look at its schedule, its source and its history\"",
                    cohort,
                    alarm.allowed(),
                    alarm.lastImport().map(Object::toString).orElse("never"));
        } else {
            LOG.info("cohort={} overdue=over", cohort);
        }
    }

    private void keep(CohortDefinition definition, NotificationKind about, Mail mail, Supplier<String> body) {
        String cohort = definition.cohort();
        List<String> to = definition.tellingAlso(further.apply(cohort)).notice().to();
        if (!to.isEmpty()) {
            kept.mail(cohort, about, to, mail);
        }
        definition.notice().webhook().ifPresent(url -> kept.webhook(cohort, about, url, body.get()));
    }
}
