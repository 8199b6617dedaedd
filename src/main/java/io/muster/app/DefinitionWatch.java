package io.muster.app;

import io.muster.cohort.Definition;
import io.muster.definition.Change;
import io.muster.definition.DefinitionError;
import io.muster.definition.Definitions;
import io.muster.source.Inbox;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the definitions again when they change, and says so. Called by one route. */
final class DefinitionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionWatch.class);

    /** So many files that broke at once have a line each. */
    private static final int MOST_LINES = 5;

    private static final int SHOWN = 3;

    private final Definitions definitions;
    private final Inbox inbox;

    DefinitionWatch(Definitions definitions, Inbox inbox) {
        this.definitions = definitions;
        this.inbox = inbox;
    }

    public List<Change> poll() throws IOException {
        List<Change> changes = definitions.poll();
        List<Change.Broken> broken = changes.stream()
                .filter(Change.Broken.class::isInstance)
                .map(Change.Broken.class::cast)
                .toList();
        if (broken.size() > MOST_LINES) {
            sayTogether(broken);
        }
        for (Change change : changes) {
            if (!(change instanceof Change.Broken) || broken.size() <= MOST_LINES) {
                say(change);
            }
        }
        for (Definition definition : definitions.all()) {
            if (definition.source() instanceof Definition.Source.File) {
                inbox.prepare(definition.cohort());
            }
        }
        return changes;
    }

    /** A folder that went wrong as a whole is one fault, and needs no line a file. */
    private static void sayTogether(List<Change.Broken> broken) {
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

    private static void say(Change change) {
        if (change instanceof Change.Added added) {
            LOG.info("cohort={} definition=added", added.definition().cohort());
        } else if (change instanceof Change.Edited edited) {
            LOG.info("cohort={} definition=edited", edited.definition().cohort());
        } else if (change instanceof Change.Removed removed) {
            LOG.warn(
                    "cohort={} definition=removed reason=\"its members stay in Braze; POST /api/cohorts/{}/retire takes "
                            + "them out\"",
                    removed.cohort(),
                    removed.cohort());
        } else if (change instanceof Change.Mended mended) {
            LOG.info("file={} definition=mended", mended.file());
        } else if (change instanceof Change.Broken broken) {
            String inForce =
                    broken.inForce().isPresent() ? "the last valid version stays in force" : "it is not imported";
            broken.errors()
                    .forEach(error ->
                            LOG.warn("definition=broken action=\"{}\" reason=\"{}\"", inForce, error.sentence()));
        }
    }
}
