package io.muster.web.imports;

import io.muster.source.file.InboxLayout;
import io.muster.source.rejects.RejectsSample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rejects files as the page asks for them. May be shared between threads. */
public final class RejectFileStore implements RejectFiles {

    private final InboxLayout inbox;

    public RejectFileStore(InboxLayout inbox) {
        this.inbox = inbox;
    }

    @Override
    public Optional<Path> file(String cohort, long importId) {
        return Optional.of(inbox.rejects(cohort, importId)).filter(Files::isRegularFile);
    }

    @Override
    public Map<String, List<MaskedReject>> examples(String cohort, long importId, List<String> columns) {
        return file(cohort, importId).map(file -> RejectsSample.of(file, columns)).orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().stream()
                        .map(row -> new MaskedReject(row.number(), row.masked()))
                        .toList()));
    }
}
