package io.muster.definition;

import io.muster.definition.yaml.ErrorCollector;
import io.muster.definition.yaml.Field;
import io.muster.definition.yaml.QuotedText;
import io.muster.definition.yaml.Section;
import io.muster.definition.yaml.YamlDocument;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Match;
import io.muster.model.CohortDefinition.Notice;
import io.muster.model.CohortDefinition.Refresh;
import io.muster.model.CohortDefinition.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads a definition file, with every error at once. Throws for no text whatever. Shared freely between threads. */
public final class DefinitionReader {
    private final DefinitionSchema schema;
    private final List<DefinitionRule> rules;

    /** @param rules asked about every definition that is right in itself */
    public DefinitionReader(DefinitionRule... rules) {
        this(DefinitionSchema.SHIPPED, rules);
    }

    DefinitionReader(DefinitionSchema schema, DefinitionRule... rules) {
        this.schema = schema;
        this.rules = List.of(rules);
    }

    /** A file that cannot be read is an error that names it. */
    public ReadResult read(Path file) {
        String name = String.valueOf(file.getFileName());
        ErrorCollector errors = new ErrorCollector(name);
        try {
            if (Files.size(file) <= YamlDocument.MOST_CHARACTERS * 4L) {
                return read(name, decoded(Files.readAllBytes(file)));
            }
            errors.add(0, "", "the file is over 1 MiB", "a definition is a few lines; data belongs in the inbox");
        } catch (CharacterCodingException e) {
            errors.add(0, "", "the file is not in UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            String reason = e.getClass().getSimpleName();
            errors.add(0, "", "the file cannot be read (" + reason + ")", "look at its permissions");
        }
        return new ReadResult.InvalidDefinition(errors.inOrder());
    }

    /** @param fileName the name alone; without its ending it must be the cohort's id */
    public ReadResult read(String fileName, String text) {
        ErrorCollector errors = new ErrorCollector(fileName);
        Optional<MappingNode> fields = YamlDocument.fields(text, errors);
        Optional<CohortDefinition> definition = fields.map(root -> Section.of(root, "", 1, schema.root(), errors))
                .map(root -> definition(root, fileName, text));
        fields.ifPresent(root -> schema.check(root, errors));
        if (errors.isEmpty()) {
            definition.ifPresent(right -> ask(right, errors));
        }
        return errors.isEmpty() && definition.isPresent()
                ? new ReadResult.ValidDefinition(definition.get())
                : new ReadResult.InvalidDefinition(errors.inOrder());
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static CohortDefinition definition(Section root, String fileName, String text) {
        return new CohortDefinition(
                root.field("cohort", stem(fileName))
                        .flatMap(field -> cohort(field, fileName))
                        .orElse(""),
                root.field("name", "VIP customers")
                        .flatMap(field -> field.line("the name"))
                        .orElse(""),
                root.value("workspace", ValueFormats::settingName),
                root.field("source", "{ sql: { query: select … } }")
                        .flatMap(Field::section)
                        .flatMap(SourceSection::read)
                        .orElse(new Source.Sql("", "", Duration.ZERO, Optional.empty())),
                root.field("match")
                        .flatMap(Field::section)
                        .map(MatchSection::read)
                        .orElse(Match.DEFAULT),
                GuardsSection.read(root.section("guards")),
                root.value("refresh", field -> field.word(Refresh.class)),
                root.field("schedule").flatMap(Field::section).map(ScheduleSection::read),
                root.field("notify")
                        .flatMap(Field::section)
                        .map(NotifySection::read)
                        .orElse(Notice.NOBODY),
                text);
    }

    private static Optional<String> cohort(Field field, String fileName) {
        return field.text()
                .flatMap(text -> field.formed(
                        "use 1 to 64 lower case letters, digits, - and _, beginning with a letter or a digit"))
                .flatMap(cohort -> cohort.equals(stem(fileName))
                        ? Optional.of(cohort)
                        : field.wrong(
                                "cohort is " + QuotedText.quoted(cohort) + ", which is not the file's name",
                                "name the file " + cohort + ".yaml"));
    }

    private void ask(CohortDefinition definition, ErrorCollector errors) {
        for (DefinitionRule rule : rules) {
            for (DefinitionRule.Objection objection : rule.objectionsTo(definition)) {
                int line = errors.lineOf(objection.field());
                errors.add(line, objection.field(), objection.found(), objection.remedy());
            }
        }
    }

    /** {@code vip} of {@code vip.yaml} and of {@code vip.yml}. */
    static String stem(String fileName) {
        return fileName.replaceFirst("(?i)\\.ya?ml$", "");
    }
}
