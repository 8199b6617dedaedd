package io.muster.definition;

import io.muster.definition.yaml.FieldSchema;
import io.muster.definition.yaml.QuotedText;
import io.muster.definition.yaml.Suggestions;
import io.muster.model.CohortDefinition;
import io.muster.query.SqlDialect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the file alone cannot tell: whether its workspace has settings, whether its cohort already has members
 * elsewhere. Called by the thread that reads, only for definitions that are right in themselves.
 */
public interface DefinitionRule {

    /** What the keys of data sources begin with. */
    String DATASOURCES = "muster.datasources.";

    /** @param field the field that is wrong, such as {@code workspace}; the reader finds its line */
    record Objection(String field, String found, String remedy) {}

    List<Objection> objectionsTo(CohortDefinition definition);

    /** Every workspace and data source that a definition names must be one of these. */
    static DefinitionRule known(Set<String> workspaces, Set<String> datasources) {
        return definition -> Stream.of(
                        unknown("workspace", definition.workspace(), workspaces, "muster.braze.workspaces."),
                        definition.source() instanceof CohortDefinition.Source.Sql sql
                                ? unknown("source.sql.datasource", sql.datasource(), datasources, DATASOURCES)
                                : Optional.<Objection>empty(),
                        definition
                                .match()
                                .lookup()
                                .flatMap(lookup -> unknown(
                                        "match.lookup.datasource", lookup.datasource(), datasources, DATASOURCES)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Every channel that a definition names must be one of these. */
    static DefinitionRule knownChannels(Set<String> channels) {
        return definition -> definition.notice().channels().stream()
                .flatMap(name -> unknown("notify.channels", name, channels, "muster.notify.channels.").stream())
                .toList();
    }

    /**
     * What YAML makes of a text is what its writer meant, and a query is one statement that reads.
     *
     * @param dialects how the database of a data source reads a query
     */
    static DefinitionRule written(Function<String, SqlDialect> dialects) {
        return new WrittenRule(dialects);
    }

    private static Optional<Objection> unknown(String field, String name, Set<String> known, String key) {
        if (known.contains(name)) {
            return Optional.empty();
        }
        Optional<String> byDefault = DefinitionSchema.SHIPPED.root().at(field).flatMap(FieldSchema::byDefault);
        if (key.equals(DATASOURCES) && byDefault.equals(Optional.of(name))) {
            return Optional.of(new Objection(
                    field,
                    field + " is \"" + name
                            + "\", also where none is named, and no such data source is set: Muster's own"
                            + " database is not one",
                    "set " + key + name + ".url, .user and .password, to a user who can only read"
                            + (known.isEmpty()
                                    ? ""
                                    : ", or name one of "
                                            + known.stream().sorted().toList())));
        }
        return Optional.of(new Objection(
                field,
                field + " " + QuotedText.quoted(name) + " is not among the settings",
                Suggestions.remedy(
                        name,
                        known,
                        "set " + key + name + " or use one of "
                                + known.stream().sorted().toList())));
    }
}
