package io.muster.source.file;

import io.muster.model.CohortDefinition;
import io.muster.source.Chunk;
import io.muster.source.Rows;
import io.muster.source.SourceException;
import io.muster.source.sql.ReadingSession;
import io.muster.source.sql.SqlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** Reads a source in a process with a small heap, which shows that memory does not grow with the source. */
public final class SmallHeap {

    private SmallHeap() {}

    /** The rows that a file has, or the sentence that it fails with. */
    static String readFile(Path file) throws IOException, InterruptedException {
        return run("file", file.toString());
    }

    public static String readSql(String url, String query) throws IOException, InterruptedException {
        return run("sql", url, query);
    }

    public static String readSql(String url, String query, String check) throws IOException, InterruptedException {
        return run("sql", url, query, check);
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SmallHeap.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Of which the machine would say a line of its own.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    public static void main(String[] arguments) {
        try (Rows rows = arguments[0].equals("file")
                ? FileSource.open(Path.of(arguments[1]), DropFolder.MAPPED, FileSource.CHUNK_ROWS)
                : query(
                        arguments[1],
                        arguments[2],
                        arguments.length > 3 ? Optional.of(arguments[3]) : Optional.empty())) {
            long count = 0;
            for (Iterator<Chunk> each = rows; each.hasNext(); ) {
                count += each.next().size();
            }
            System.out.println(count + " rows");
        } catch (SourceException e) {
            System.out.println(e.getMessage());
        }
    }

    private static Rows query(String url, String query, Optional<String> check) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        ReadingSession.properties(url).forEach((name, value) -> {
            try {
                database.setProperty(String.valueOf(name), String.valueOf(value));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return SqlSource.open(
                database,
                new CohortDefinition.Source.Sql(query, "default", Duration.ofMinutes(5), check),
                column -> !column.equals("document"),
                FileSource.CHUNK_ROWS);
    }
}
