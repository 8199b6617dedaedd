package io.muster.app;

import io.muster.cohort.Definition;
import io.muster.definition.Change;
import io.muster.definition.Definitions;
import io.muster.source.Inbox;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the definitions again when they change, and says so. Called by one route. */
final class DefinitionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionWatch.class);

    private final Definitions definitions;
    private final Inbox inbox;

    DefinitionWatch(Definitions definitions, Inbox inbox) {
        this.definitions = definitions;
        this.inbox = inbox;
    }

    public List<Change> poll() throws IOException {
        List<Change> changes = definitions.poll();
        for (Change change : changes) {
            say(change);
        }
        for (Definition definition : definitions.all()) {
            if (definition.source() instanceof Definition.Source.File) {
                inbox.prepare(definition.cohort());
            }
        }
        return changes;
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
