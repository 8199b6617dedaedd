package io.muster.source.csv;

import io.muster.model.ReasonCode;
import io.muster.source.ColumnName;
import io.muster.source.SourceException;
import io.muster.source.Whitespace;
import io.muster.source.rejects.RejectsFile;
import io.muster.source.text.LeadingWhitespace;
import io.muster.source.text.MappedColumns;
import io.muster.source.text.RecordReader;
import io.muster.source.text.SourceLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first record of a delimited text, which alone says what delimits: rows may hold anything.
 *
 * @param cells the names of the columns
 * @param nextLine the line behind it
 */
record HeaderLine(char delimiter, List<String> cells, long nextLine) {

    /** As wide as a spreadsheet gets. */
    private static final int MOST_COLUMNS = 16_384;

    private static final String DELIMITERS = ",;\t|";

    /** How many lines may stand above a header that is looked for. */
    private static final int MOST_ABOVE = 30;

    /** A first line for Excel, which other spreadsheets quote when they save it. */
    private static final Pattern SEP = Pattern.compile("\\s*\"?sep=(.)\"?[\\s,;|]*", Pattern.CASE_INSENSITIVE);

    static HeaderLine of(BufferedReader text, LeadingWhitespace lead, MappedColumns mapped, SourceLocation location)
            throws IOException {
        RawLine first = RawLine.read(text, lead.blanks(), lead.line(), location);
        while (isBlank(first.text()) && !first.last()) {
            // A spreadsheet's empty first rows.
            first = RawLine.read(text, "", first.nextLine(), location);
        }
        if (isBlank(first.text())) {
            throw new SourceException(ReasonCode.FILE_ONLY_DELIMITERS, location.whole());
        }
        Matcher sep = SEP.matcher(first.text());
        if (!sep.matches()) {
            HeaderLine line = of(first, best(first, mapped, location), location);
            if (mapped.in(line.cells) == 0 && !RejectsFile.isMark(line.cells)) {
                Optional<SourceException> below = below(text, first, mapped, location);
                if (below.isPresent()) {
                    throw below.get();
                }
            }
            return line;
        }
        char delimiter = sep.group(1).charAt(0);
        RawLine second = RawLine.read(text, "", first.nextLine(), location);
        while (second.text().isBlank() && !second.last()) {
            second = RawLine.read(text, "", second.nextLine(), location);
        }
        if (second.text().isBlank()) {
            throw new SourceException(ReasonCode.FILE_ONLY_SEP, location.whole());
        }
        return of(second, delimiter, location);
    }

    private static HeaderLine of(RawLine line, char delimiter, SourceLocation location) throws IOException {
        Split split = Split.of(line, delimiter, location);
        if (!split.fits()) {
            throw new SourceException(ReasonCode.HEADER_QUOTES, location.line(line.line()));
        }
        if (split.cells().size() > MOST_COLUMNS) {
            throw new SourceException(ReasonCode.HEADER_TOO_WIDE, location.line(line.line()));
        }
        return new HeaderLine(delimiter, split.cells(), line.nextLine());
    }

    private static boolean isBlank(String line) {
        return line.chars().allMatch(c -> DELIMITERS.indexOf(c) >= 0 || Whitespace.isBlank(c) || c == 0xfeff);
    }

    /** A title, a comment or a filter stands above the header of many reports; the file is not read on either way. */
    private static Optional<SourceException> below(
            BufferedReader text, RawLine first, MappedColumns mapped, SourceLocation location) throws IOException {
        try {
            RawLine line = first;
            for (int i = 0; i < MOST_ABOVE && !line.last(); i++) {
                line = RawLine.read(text, "", line.nextLine(), location);
                for (char delimiter : DELIMITERS.toCharArray()) {
                    Optional<String> column =
                            mapped.first(Split.of(line, delimiter, location).cells());
                    if (column.isPresent()) {
                        return Optional.of(
                                new SourceException(ReasonCode.HEADER_BELOW, location.line(line.line()), column.get()));
                    }
                }
            }
        } catch (SourceException e) {
            // What is wrong with a line further down is not why the first one is no header.
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The delimiter that finds most of the mapped columns, then the one that stands there most often. */
    private static char best(RawLine line, MappedColumns mapped, SourceLocation location) throws IOException {
        char best = DELIMITERS.charAt(0);
        long bestScore = -1;
        for (char delimiter : DELIMITERS.toCharArray()) {
            List<String> cells = Split.of(line, delimiter, location).cells();
            long score = mapped.in(cells) * (MOST_COLUMNS + 1L) + Math.min(cells.size(), MOST_COLUMNS);
            if (score > bestScore) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    /** A line's cells under one delimiter. It does not fit where quotes would leave something out, rows even. */
    private record Split(List<String> cells, boolean fits) {

        static Split of(RawLine line, char delimiter, SourceLocation location) throws IOException {
            CsvParser parser =
                    new CsvParser(new StringReader(line.text()), delimiter, MOST_COLUMNS + 1, line.line(), location);
            List<String> cells = new ArrayList<>();
            if (!parser.next()) {
                return new Split(cells, true);
            }
            for (int i = 0; i < parser.count(); i++) {
                cells.add(ColumnName.clean(parser.field(i)));
            }
            return new Split(cells, parser.fault() == null && !parser.next());
        }
    }

    /** A line with the line ends that are quoted, before it is known what delimits. */
    private record RawLine(String text, long line, long nextLine, boolean last) {

        static RawLine read(BufferedReader in, String before, long line, SourceLocation location) throws IOException {
            StringBuilder text = new StringBuilder(before);
            boolean quoted = false;
            boolean nameBegins = true;
            long nextLine = line + 1;
            while (true) {
                int c = in.read();
                if (c < 0 || (!quoted && (c == '\n' || c == '\r'))) {
                    LeadingWhitespace.skipLineFeed(in, c);
                    return new RawLine(text.toString(), line, nextLine, c < 0);
                }
                // Not each quote opens a name: one may stand inside, and the rest of the file would go with it.
                boolean turns = c == '"' && (quoted || nameBegins);
                quoted ^= turns;
                if (c == '\r' || (c == '\n' && text.charAt(text.length() - 1) != '\r')) {
                    nextLine++;
                }
                nameBegins = turns || DELIMITERS.indexOf(c) >= 0 || (nameBegins && Whitespace.isBlank(c));
                text.append((char) c);
                if (text.length() > RecordReader.MOST_CHARACTERS) {
                    throw RecordReader.tooLong(location.line(line));
                }
            }
        }
    }
}
