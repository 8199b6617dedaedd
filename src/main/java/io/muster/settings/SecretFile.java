package io.muster.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A secret that Docker or Kubernetes mounts as a file; a variable names it. */
final class SecretFile {
    /** What the name of a variable ends with that names a file. */
    static final String ENDING = "_FILE";

    private SecretFile() {}

    /** The entry with the file's text for its value, without the one line end that editors put there. */
    static Optional<RawSetting> read(RawSetting entry, Consumer<SettingsError> errors) {
        try {
            String text = Files.readString(Path.of(entry.value()));
            return Optional.of(
                    new RawSetting(entry.origin(), entry.line(), entry.written(), text.replaceFirst("\\r?\\n\\z", "")));
        } catch (IOException | InvalidPathException e) {
            // The path is no secret, but a key pasted here by mistake would be: it is not shown.
            String found = "names a file that cannot be read (" + e.getClass().getSimpleName() + ")";
            errors.accept(entry.wrong(
                    found,
                    "name a file with the secret alone, or set "
                            + entry.written().replaceFirst(ENDING + "$", "")));
            return Optional.empty();
        }
    }
}
