package io.muster.pipeline;

import io.muster.definition.DefinitionChange;
import io.muster.definition.DefinitionStore;
import io.muster.definition.yaml.DefinitionError;
import io.muster.model.CohortDefinition;
import io.muster.source.file.InboxLayout;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the definitions again when they change, and says so. Called by one route. */
public final class DefinitionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionWatch.class);

    /** So many files that broke at once have a line each. */
    private static final int MOST_LINES = 5;

    private static final int SHOWN = 3;

    private final DefinitionStore definitions;
    private final InboxLayout inbox;

    public DefinitionWatch(DefinitionStore definitions, InboxLayout inbox) {
        this.definitions = definitions;
        this.inbox = inbox;
    }

    public List<DefinitionChange> poll() throws IOException {
        List<DefinitionChange> changes = definitions.poll();
        List<DefinitionChange.Broken> broken = changes.stream()
                .filter(DefinitionChange.Broken.class::isInstance)
                .map(DefinitionChange.Broken.class::cast)
                .toList();
        if (broken.size() > MOST_LINES) {
            sayTogether(broken);
        }
        for (DefinitionChange change : changes) {
            if (!(change instanceof DefinitionChange.Broken) || broken.size() <= MOST_LINES) {
                say(change);
            }
        }
        for (CohortDefinition definition : definitions.all()) {
            if (definition.source() instanceof CohortDefinition.Source.File) {
                inbox.prepare(definition.cohort());
            }
        }
        return changes;
    }

    /** A folder that went wrong as a whole is one fault, and needs no line a file. */
    private static void sayTogether(List<DefinitionChange.Broken> broken) {
        LOG.warn(
                "definitions=broken files={} action=\"the last valid version of each stays in force; the page lists them all\""
                        + " reason=\"the first: {}\"",
                broken.size(),
                broken.stream()
                        .limit(SHOWN)
                        .flatMap(each -> each.errors().stream().limit(1))
                        .map(DefinitionError::sentence)
                        .collect(Collectors.joining(" ")));
    }

    private static void say(DefinitionChange change) {
        if (change instanceof DefinitionChange.Added added) {
            LOG.info("cohort={} definition=added", added.definition().cohort());
        } else if (change instanceof DefinitionChange.Edited edited) {
            LOG.info("cohort={} definition=edited", edited.definition().cohort());
        } else if (change instanceof DefinitionChange.Removed removed) {
            LOG.warn(
                    "cohort={} definition=removed reason=\"its members stay in Braze; POST /api/cohorts/{}/retire takes "
                            + "them out\"",
                    removed.cohort(),
                    removed.cohort());
        } else if (change instanceof DefinitionChange.Mended mended) {
            LOG.info("file={} definition=mended", mended.file());
        } else if (change instanceof DefinitionChange.Broken broken) {
            String inForce =
                    broken.inForce().isPresent() ? "the last valid version stays in force" : "it is not imported";
            broken.errors()
                    .forEach(error ->
                            LOG.warn("definition=broken action=\"{}\" reason=\"{}\"", inForce, error.sentence()));
        }
    }
}
