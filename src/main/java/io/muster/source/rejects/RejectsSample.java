package io.muster.source.rejects;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.muster.model.Masking;
import io.muster.source.ColumnIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The first rows of a rejects file, with their identifiers masked: enough to see what is wrong with them. */
public final class RejectsSample {

    private static final int EACH = 3;
    /** A reason that comes first after so many rows is told without an example. */
    private static final int LOOKED_AT = 2_000;

    private RejectsSample() {}

    /** @param masked the first of its identifier columns that is not empty; empty text where all are */
    public record SampledReject(long number, String masked) {}

    /** By reason, as long as the file is there. */
    public static Map<String, List<SampledReject>> of(Path file, List<String> identifierColumns) {
        Map<String, List<SampledReject>> found = new LinkedHashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file);
                CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(reader)) {
            List<Integer> columns = List.of();
            long at = 0;
            for (CsvRecord record : records) {
                if (at++ == 0) {
                    columns = columns(record, identifierColumns);
                } else if (at > LOOKED_AT) {
                    break;
                } else {
                    row(record, columns, found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rejects file " + file.getFileName() + " cannot be read", e);
        }
        return found;
    }

    private static List<Integer> columns(CsvRecord header, List<String> identifierColumns) {
        Set<String> wanted = identifierColumns.stream().map(ColumnIndex::folded).collect(Collectors.toSet());
        return IntStream.range(RejectsFile.MARK.size(), header.getFieldCount())
                .filter(i -> wanted.contains(ColumnIndex.folded(FormulaGuard.remove(header.getField(i)))))
                .boxed()
                .toList();
    }

    private static void row(CsvRecord record, List<Integer> columns, Map<String, List<SampledReject>> found) {
        // The last line may be a remark, without a number.
        if (record.getFieldCount() < RejectsFile.MARK.size()
                || !record.getField(0).matches("\\d{1,18}")) {
            return;
        }
        List<SampledReject> rows =
                found.computeIfAbsent(record.getField(1).replaceFirst(":.*", ""), reason -> new ArrayList<>());
        if (rows.size() < EACH) {
            OptionalInt filled = columns.stream()
                    .mapToInt(i -> i)
                    .filter(i ->
                            i < record.getFieldCount() && !record.getField(i).isBlank())
                    .findFirst();
            String masked =
                    filled.isPresent() ? Masking.of(FormulaGuard.remove(record.getField(filled.getAsInt()))) : "";
            rows.add(new SampledReject(Long.parseLong(record.getField(0)), masked));
        }
    }
}
