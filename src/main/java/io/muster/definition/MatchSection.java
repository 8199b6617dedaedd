package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.Section;
import io.muster.model.CohortDefinition.AliasColumn;
import io.muster.model.CohortDefinition.Lookup;
import io.muster.model.CohortDefinition.Match;
import io.muster.model.CohortDefinition.MeantTexts;
import io.muster.model.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** {@code match}: the columns that identify a person. */
final class MatchSection {
    private static final String MEANT_EXAMPLE = "[ \"NULL\", \"none\" ]";

    private MatchSection() {}

    static Match read(Section match) {
        if (!match.hasChoice()) {
            match.wrong(
                    "match names no column that identifies a person",
                    "name external_id, aliases or device_id, or take match out for the default");
        }
        return new Match(
                match.field("external_id").flatMap(ValueFormats::column),
                match.field("aliases").map(MatchSection::aliases).orElse(List.of()),
                match.field("device_id").flatMap(ValueFormats::column),
                match.field("identified").flatMap(ValueFormats::column),
                match.field("person").flatMap(ValueFormats::column),
                match.field("lookup").flatMap(Field::section).map(MatchSection::lookup),
                match.field("meant").map(MatchSection::meant).orElse(MeantTexts.NONE));
    }

    private static MeantTexts meant(Field field) {
        if (field.node() instanceof ScalarNode) {
            return field.parsed(
                            text -> Optional.of(text).filter("all"::equals),
                            "write all, or a list of texts: " + MEANT_EXAMPLE)
                    .map(all -> MeantTexts.ALL)
                    .orElse(MeantTexts.NONE);
        }
        return new MeantTexts(
                false,
                field.entries(MEANT_EXAMPLE, each -> each.line("the text")).stream()
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static List<AliasColumn> aliases(Field field) {
        return field.entries("[ { label: email, column: email_address } ]", each -> each.section()
                .map(MatchSection::alias));
    }

    /** {@code name} is what {@code column} was called first, which reads like the alias's own name. */
    private static AliasColumn alias(Section alias) {
        return new AliasColumn(
                alias.field("label", "email").flatMap(MatchSection::aliasText).orElse(""),
                (alias.hasChoice() ? alias.exactlyOne() : alias.required("column", "email_address"))
                        .flatMap(MatchSection::aliasText)
                        .orElse(""));
    }

    private static Optional<String> aliasText(Field field) {
        return field.line("it").flatMap(text -> {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            return bytes <= Identifier.Alias.MOST_BYTES
                    ? Optional.of(text)
                    : field.wrong(
                            field.path() + " has " + bytes + " bytes",
                            "Braze takes at most " + Identifier.Alias.MOST_BYTES + "; shorten it");
        });
    }

    private static Lookup lookup(Section lookup) {
        return new Lookup(
                lookup.field("query", "select … where mail = any(:keys)")
                        .flatMap(MatchSection::lookupQuery)
                        .orElse(""),
                lookup.field("key", "the column whose values are looked up")
                        .flatMap(ValueFormats::column)
                        .orElse(""),
                lookup.value("datasource", ValueFormats::settingName));
    }

    private static Optional<String> lookupQuery(Field field) {
        // The parameter, and not a cast such as x::keys.
        return ValueFormats.query(field)
                .flatMap(query -> field.fits(query)
                        ? Optional.of(query)
                        : field.wrong(
                                field.path() + " does not use :keys",
                                "ask for a chunk at once, such as where mail = any(:keys)"));
    }
}
