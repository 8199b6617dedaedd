package io.muster.pipeline;

import io.muster.imports.Import;
import io.muster.imports.ImportStore;
import io.muster.model.PrintableName;
import io.muster.settings.Settings.RetentionSettings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of imports that ended long ago, which hold people's identifiers: they go. Their names begin with their import's
 * number, and its end counts, not the file's own time, which may be that of years ago when it was dropped. What nobody
 * knows by its number stays, and so does each cohort's last accepted file, since an import by hand reads it again.
 */
public final class OldFiles {

    private static final Logger LOG = LoggerFactory.getLogger(OldFiles.class);
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,18})[-.].+");

    private final Path data;
    private final Optional<Duration> kept;
    private final ImportStore imports;
    private final Clock clock;

    public OldFiles(Path data, RetentionSettings retention, ImportStore imports, Clock clock) {
        this.data = data;
        this.kept = retention.files();
        this.imports = imports;
        this.clock = clock;
    }

    public void remove() throws IOException {
        if (kept.isEmpty()) {
            return;
        }
        int removed = 0;
        for (String kind : Set.of("archive", "failed", "rejects")) {
            for (Path folder : inside(data.resolve(kind))) {
                try {
                    removed += remove(folder, kind.equals("archive"));
                } catch (FileSystemException e) {
                    // Those of the other folders go all the same.
                    LOG.warn(
                            "folder=\"{}/{}\" files=kept reason=\"{}\" action=\"give Muster's user the right to it; its"
                                    + " old files are removed tomorrow\"",
                            kind,
                            PrintableName.of(String.valueOf(folder.getFileName())),
                            e.getClass().getSimpleName());
                }
            }
        }
        if (removed > 0) {
            LOG.info(
                    "files=removed count={} older-than={}d", removed, kept.get().toDays());
        }
    }

    private int remove(Path folder, boolean archive) throws IOException {
        Map<Path, Long> numbered = new TreeMap<>();
        for (Path file : inside(folder)) {
            Matcher name = NUMBERED.matcher(String.valueOf(file.getFileName()));
            if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                numbered.put(file, Long.parseLong(name.group(1)));
            }
        }
        Set<Long> over = imports.endedBefore(
                Set.copyOf(numbered.values()), clock.instant().minus(kept.orElseThrow()));
        Optional<Long> last = archive
                ? imports.lastAcceptedFile(String.valueOf(folder.getFileName())).map(Import::id)
                : Optional.empty();
        int removed = 0;
        for (Map.Entry<Path, Long> each : numbered.entrySet()) {
            boolean old = over.contains(each.getValue())
                    && last.filter(each.getValue()::equals).isEmpty();
            if (old && Files.deleteIfExists(each.getKey())) {
                removed++;
            }
        }
        return removed;
    }

    private static Collection<Path> inside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toList());
        }
    }
}
