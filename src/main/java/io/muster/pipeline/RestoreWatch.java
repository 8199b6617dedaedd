package io.muster.pipeline;

import io.muster.imports.RunningImports;
import io.muster.ledger.store.RestoreDetector;
import io.muster.ledger.store.RestoreDetector.Mark;
import io.muster.model.CauseChain;
import io.muster.model.OwnerOnly;
import io.muster.model.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Looks whether our database was put back, at the start and once a minute. What was seen last is kept in a file as
 * well: an older copy of the database's files knows nothing of being one.
 */
public final class RestoreWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreWatch.class);
    private static final String NOT_ALLOWED = "42501";

    private final RestoreDetector detector;
    private final RunningImports runs;
    private final Path file;
    private final boolean embedded;
    private boolean said;

    /**
     * @param data the data folder, which has to lie elsewhere than the database's files
     * @param embedded whether the database is this folder's own, so that what it remembers was seen from here
     */
    public RestoreWatch(RestoreDetector detector, RunningImports runs, Path data, boolean embedded) {
        this.embedded = embedded;
        this.detector = detector;
        this.runs = runs;
        this.file = data.resolve("ledger.mark");
    }

    public synchronized void look() throws IOException {
        Optional<Mark> found = now();
        if (found.isEmpty()) {
            return;
        }
        Mark now = found.get();
        detector.compare(now, seen(), embedded && !Files.exists(file)).ifPresent(why -> {
            LOG.warn(
                    "ledger=behind action=\"no cohort is imported until it is resynced\" reason=\"{}\"",
                    why.sentence());
            runs.stopAll(new StopReason.OwnFault(why));
        });
        keep(now);
    }

    private Optional<Mark> now() {
        try {
            return Optional.of(detector.now());
        } catch (DataAccessException e) {
            boolean refused = CauseChain.find(e, SQLException.class)
                    .filter(cause -> NOT_ALLOWED.equals(cause.getSQLState()))
                    .isPresent();
            if (!refused) {
                throw e;
            }
            if (!said) {
                LOG.warn("ledger=unwatched reason=\"our database's user may not call pg_control_system(), so a "
                        + "restored backup is not noticed; grant it: see docs/operating.md, Backups\"");
                said = true;
            }
            return Optional.empty();
        }
    }

    private Optional<Mark> seen() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] parts = Files.readString(file).strip().split(" ", -1);
        // A torn file is as good as none.
        return parts.length == 4 && parts[3].matches("\\d{1,18}")
                ? Optional.of(new Mark(parts[0], parts[1], parts[2], Long.parseLong(parts[3])))
                : Optional.empty();
    }

    private void keep(Mark now) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        OwnerOnly.write(part, String.join(" ", now.server(), now.timeline(), now.relation(), Long.toString(now.wal())));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
