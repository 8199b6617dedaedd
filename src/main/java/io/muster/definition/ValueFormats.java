package io.muster.definition;

import io.muster.definition.yaml.Field;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms that several sections share: names, queries, columns. */
final class ValueFormats {
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private ValueFormats() {}

    /** The name of a workspace or of a data source: it is part of a setting's key and of a variable's name. */
    static Optional<String> settingName(Field field) {
        return field.text()
                .flatMap(name -> field.formed("begin with a letter and use lower case letters and digits only"));
    }

    static Optional<String> query(Field field) {
        return field.text().flatMap(query -> {
            boolean says = COMMENT.matcher(query).replaceAll("").chars().anyMatch(Character::isLetter);
            return says ? Optional.of(query) : field.wrong(field.path() + " has no statement", "write a select");
        });
    }

    static Optional<String> column(Field field) {
        return field.line("the column's name");
    }
}
