package io.muster.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A properties file and what lies over it, for one reading. */
public final class SettingsFixture {
    public static final String ENOUGH = """
            muster.braze.partner = acme
            muster.braze.partner-key = pk-1
            muster.braze.workspaces.default.endpoint = https://rest.iad-01.braze.com/
            muster.braze.workspaces.default.import-key = ik-1
            """;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    public SettingsFixture(Path folder) {
        this.folder = folder;
    }

    public SettingsFixture variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public SettingsFixture property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public Settings settings(String... texts) {
        if (read(texts) instanceof SettingsResult.ValidSettings right) {
            return right.settings();
        }
        throw new AssertionError(sentences(texts));
    }

    /** Without the folder, which is another one in each test. */
    List<String> sentences(String... texts) {
        return read(texts) instanceof SettingsResult.InvalidSettings wrong
                ? wrong.errors().stream()
                        .map(error -> error.sentence().replace(folder + "/", ""))
                        .toList()
                : List.of();
    }

    /** The first text is the file {@code 0.properties}, and so on. */
    private SettingsResult read(String... texts) {
        List<Path> files = IntStream.range(0, texts.length)
                .mapToObj(i -> write(folder.resolve(i + ".properties"), texts[i]))
                .toList();
        return SettingsReader.read(files, properties, environment, "1.2.3");
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
