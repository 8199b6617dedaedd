package io.muster.definition;

import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.Section;
import io.muster.model.CohortDefinition.AliasColumn;
import io.muster.model.CohortDefinition.Lookup;
import io.muster.model.CohortDefinition.Match;
import io.muster.model.CohortDefinition.MeantTexts;
import io.muster.model.Identifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** {@code match}: the columns that identify a person. */
final class MatchSection {
    static final List<String> FIELDS =
            List.of("external_id", "aliases", "device_id", "identified", "person", "lookup", "meant");
    static final List<String> ALIAS = List.of("label", "column", "name");
    static final List<String> LOOKUP = List.of("query", "key", "datasource");

    private static final List<String> IDENTIFIERS = List.of("external_id", "aliases", "device_id");
    private static final String MEANT_EXAMPLE = "[ \"NULL\", \"none\" ]";
    /** The parameter, and not a cast such as {@code x::keys}. */
    private static final Pattern KEYS = Pattern.compile("(?<!:):keys(?![A-Za-z0-9_])");

    private MatchSection() {}

    static Match read(Section match) {
        if (!match.hasAny(IDENTIFIERS)) {
            match.wrong(
                    "match names no column that identifies a person",
                    "name external_id, aliases or device_id, or take match out for the default");
        }
        return new Match(
                match.optional("external_id").flatMap(ValueFormats::column),
                match.optional("aliases").map(MatchSection::aliases).orElse(List.of()),
                match.optional("device_id").flatMap(ValueFormats::column),
                match.optional("identified").flatMap(ValueFormats::column),
                match.optional("person").flatMap(ValueFormats::column),
                match.optional("lookup").flatMap(field -> field.section(LOOKUP)).map(MatchSection::lookup),
                match.optional("meant").map(MatchSection::meant).orElse(MeantTexts.NONE));
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
                field.entries(MEANT_EXAMPLE).stream()
                        .flatMap(each -> each.line("the text").stream())
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** {@code name} is what {@code column} was called first, which reads like the alias's own name. */
    private static List<AliasColumn> aliases(Field field) {
        return field.entries("[ { label: email, column: email_address } ]").stream()
                .flatMap(entry -> entry.section(ALIAS).stream())
                .map(alias -> new AliasColumn(
                        alias.required("label", "email")
                                .flatMap(MatchSection::aliasText)
                                .orElse(""),
                        alias.required("column", "name", "email_address")
                                .flatMap(MatchSection::aliasText)
                                .orElse("")))
                .toList();
    }

    private static Optional<String> aliasText(Field field) {
        return ValueFormats.within(field, Identifier.Alias.MOST_BYTES);
    }

    private static Lookup lookup(Section lookup) {
        return new Lookup(
                lookup.required("query", "select … where mail = any(:keys)")
                        .flatMap(MatchSection::lookupQuery)
                        .orElse(""),
                lookup.required("key", "the column whose values are looked up")
                        .flatMap(ValueFormats::column)
                        .orElse(""),
                lookup.optional("datasource").flatMap(ValueFormats::settingName).orElse(SourceSection.DATASOURCE));
    }

    private static Optional<String> lookupQuery(Field field) {
        return ValueFormats.query(field)
                .flatMap(query -> KEYS.matcher(query).find()
                        ? Optional.of(query)
                        : field.wrong(
                                field.path() + " does not use :keys",
                                "ask for a chunk at once, such as where mail = any(:keys)"));
    }
}
