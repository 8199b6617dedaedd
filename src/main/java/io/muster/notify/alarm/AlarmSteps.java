package io.muster.notify.alarm;

import io.muster.definition.DefinitionStore;
import io.muster.definition.yaml.DefinitionError;
import io.muster.imports.Import;
import io.muster.imports.ImportState;
import io.muster.imports.ImportStore;
import io.muster.imports.query.ImportContexts;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Further;
import io.muster.notify.BrokenDefinitionAlarm;
import io.muster.notify.NotificationChannels;
import io.muster.notify.NotificationKind;
import io.muster.notify.NotificationOccasion;
import io.muster.notify.OverdueAlarm;
import io.muster.notify.message.AlarmMessage.AlarmStanding;
import io.muster.notify.message.MessageWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
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
    private final ImportStore imports;
    private final ImportContexts contexts;
    private final MessageWriter writer;
    private final NotificationChannels channels;
    private final Function<String, Further> further;
    private final OverdueMonitor overdue;
    private final BrokenDefinitionMonitor brokenDefinitions;

    /** @param further whom the page names beside a cohort's definition */
    public AlarmSteps(
            DataSource database,
            DefinitionStore definitions,
            ImportStore imports,
            ImportContexts contexts,
            MessageWriter writer,
            NotificationChannels channels,
            Function<String, Further> further,
            Clock clock) {
        this.definitions = definitions;
        this.imports = imports;
        this.contexts = contexts;
        this.writer = writer;
        this.channels = channels;
        this.further = further;
        this.overdue = new OverdueMonitor(database, this::tell, clock);
        this.brokenDefinitions = new BrokenDefinitionMonitor(database, this::tell, clock);
    }

    public void look() {
        Map<String, List<String>> broken = new TreeMap<>();
        definitions
                .invalid()
                .forEach((file, errors) -> broken.put(
                        file.replaceFirst("(?i)\\.ya?ml$", ""),
                        errors.stream().map(DefinitionError::sentence).toList()));
        brokenDefinitions.look(broken, definitions::find);
        // Of a file that is there and not read nothing is known; what is known of its cohort stays.
        Set<String> unread = new TreeSet<>(definitions.settling());
        unread.addAll(broken.keySet());
        overdue.look(definitions.all(), unread);
    }

    private void tell(BrokenDefinitionAlarm alarm) {
        told(alarm.inForce(), alarm.about(), definition -> writer.of(alarm, definition));
    }

    private void tell(OverdueAlarm alarm) {
        String cohort = alarm.definition().cohort();
        told(alarm.definition(), alarm.about(), definition -> writer.of(alarm, definition, standing(definition)));
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

    private AlarmStanding standing(CohortDefinition definition) {
        Optional<Import> last = imports.of(definition.cohort(), LOOKED_AT, Long.MAX_VALUE).stream()
                .filter(it -> it.state() != ImportState.SKIPPED)
                .findFirst();
        return new AlarmStanding(
                last,
                last.map(it -> contexts.of(it, Optional.of(definition))).orElseGet(() -> contexts.of(definition)));
    }

    private void told(
            CohortDefinition inForce, NotificationKind about, Function<CohortDefinition, NotificationOccasion> words) {
        CohortDefinition definition = inForce.tellingAlso(further.apply(inForce.cohort()));
        if (channels.reach(definition, about)) {
            channels.tell(words.apply(definition));
        }
    }
}
