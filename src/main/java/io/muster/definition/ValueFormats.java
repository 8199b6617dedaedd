package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.QuotedText;
import io.muster.model.Percentage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms that several sections share: names, queries, columns, shares. */
final class ValueFormats {
    static final Pattern COHORT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,4})?)\\s?%");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private ValueFormats() {}

    /** The name of a workspace or of a data source: it is part of a setting's key and of a variable's name. */
    static Optional<String> settingName(Field field) {
        return field.text()
                .flatMap(name -> SETTING.matcher(name).matches()
                        ? Optional.of(name)
                        : field.wrong(
                                field.path() + " is " + QuotedText.quoted(name),
                                "begin with a letter and use lower case letters and digits only"));
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

    /** Text of at most so many bytes in UTF-8. */
    static Optional<String> within(Field field, int mostBytes) {
        return field.line("it").flatMap(text -> {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            return bytes <= mostBytes
                    ? Optional.of(text)
                    : field.wrong(
                            field.path() + " has " + bytes + " bytes",
                            "Braze takes at most " + mostBytes + "; shorten it");
        });
    }

    static Function<String, Optional<Percentage>> share(double mostPercent) {
        return text -> {
            Matcher matcher = SHARE.matcher(text);
            return matcher.matches()
                    ? Optional.of(Double.parseDouble(matcher.group(1)))
                            .filter(percent -> percent <= mostPercent)
                            .map(Percentage::percent)
                    : Optional.empty();
        };
    }
}
