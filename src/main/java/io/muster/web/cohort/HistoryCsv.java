package io.muster.web.cohort;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.muster.imports.Import;
import io.muster.imports.ImportJson;
import io.muster.imports.ImportStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cohort's whole history as a table for spreadsheets, the newest first: the API's fields, times in UTC. Read and
 * written page by page, so that ten thousand imports need no more memory than a few hundred. May be shared.
 */
public final class HistoryCsv {

    private static final int AT_ONCE = 500;
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final List<String> COLUMNS = List.of(
            "id",
            "cohort",
            "trigger",
            "by",
            "file",
            "state",
            "reason",
            "startedAt",
            "finishedAt",
            "rows",
            "members",
            "rejected",
            "rejects",
            "remarks",
            "duplicates",
            "presentBefore",
            "presentAfter",
            "added",
            "removed",
            "settled",
            "unchanged",
            "uncertain",
            "refused",
            "refusedRemoves",
            "warnings",
            "parkedAdds",
            "parkedRemoves",
            "requests",
            "retries",
            "reasonCode");

    private final ImportStore imports;
    private final UnaryOperator<String> guard;

    /** @param guard keeps a spreadsheet from taking a text for a formula */
    public HistoryCsv(ImportStore imports, UnaryOperator<String> guard) {
        this.imports = imports;
        this.guard = guard;
    }

    void write(String cohort, OutputStream out) throws IOException {
        // Without it Excel takes UTF-8 for the machine's own encoding.
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8)) {
            csv.writeRecord(COLUMNS);
            long before = Long.MAX_VALUE;
            for (List<Import> page = imports.of(cohort, AT_ONCE, before);
                    !page.isEmpty();
                    page = imports.of(cohort, AT_ONCE, before)) {
                page.forEach(it -> csv.writeRecord(record(ImportJson.of(it))));
                before = page.get(page.size() - 1).id();
            }
        }
    }

    private List<String> record(ImportJson it) {
        Stream<String> texts = Stream.of(
                it.id(), it.cohort(), it.trigger(), text(it.by()), text(it.file()), it.state(), text(it.reason()));
        Stream<String> times = Stream.of(time(it.startedAt()), time(it.finishedAt()));
        Stream<Long> rows = Stream.of(it.rows(), it.members(), it.rejected());
        Stream<String> reasons = Stream.of(each(it.rejects()), each(it.remarks()));
        Stream<Long> counts = Stream.of(
                it.duplicates(),
                it.presentBefore(),
                it.presentAfter(),
                it.added(),
                it.removed(),
                it.settled(),
                it.unchanged(),
                it.uncertain(),
                it.refused(),
                it.refusedRemoves(),
                it.warnings(),
                it.parkedAdds(),
                it.parkedRemoves(),
                it.requests(),
                it.retries());
        Stream<String> code = Stream.of(it.reasonCode() == null ? "" : it.reasonCode());
        return Stream.of(texts, times, rows.map(Object::toString), reasons, counts.map(Object::toString), code)
                .flatMap(each -> each)
                .toList();
    }

    /** One cell for all of them, such as {@code NO_IDENTIFIER 3, TOO_LONG 1}. */
    private static String each(Map<String, Long> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** What somebody else wrote: a user's name, a file's, a reason with both. */
    private String text(@Nullable String text) {
        return text == null ? "" : guard.apply(text);
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }
}
