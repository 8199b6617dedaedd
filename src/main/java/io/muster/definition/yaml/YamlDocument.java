package io.muster.definition.yaml;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A file's text as one YAML 1.2 document of fields. Harmful texts end here, before anything is built of them. */
public final class YamlDocument {
    /** A definition is a few lines and a query; what is longer was dropped into the wrong folder. */
    public static final int MOST_CHARACTERS = 1 << 20;

    private static final int MOST_ALIASES = 20;
    /** The composer goes down by recursion; a definition is four levels deep. */
    private static final int MOST_LEVELS = 16;

    private YamlDocument() {}

    public static Optional<MappingNode> fields(String text, ErrorCollector errors) {
        if (text.length() > MOST_CHARACTERS) {
            errors.add(0, "", "the file is over 1 MiB", "a definition is a few lines; data belongs in the inbox");
            return Optional.empty();
        }
        String yaml = text.startsWith("\uFEFF") ? text.substring(1) : text;
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(MOST_CHARACTERS)
                // So that they get to us, who know what to say of them.
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
        try {
            return isHarmless(yaml, settings, errors) ? root(yaml, settings, errors) : Optional.empty();
        } catch (YamlEngineException e) {
            SyntaxErrors.add(e, yaml, errors);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The parser's own slips on escapes and directives that no sane file holds.
            errors.add(0, "", "the file is not YAML", "look for odd escapes and for lines that begin with %");
        }
        return Optional.empty();
    }

    /** Events come without recursion and without resolving aliases: the safe way to look first. */
    private static boolean isHarmless(String yaml, LoadSettings settings, ErrorCollector errors) {
        int levels = 0;
        int aliases = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> levels++;
                case MappingEnd, SequenceEnd -> levels--;
                case Alias -> aliases++;
                case DocumentStart -> documents++;
                default -> {}
            }
            if (levels > MOST_LEVELS) {
                return refuse(event, "more than " + MOST_LEVELS + " levels of nesting", "close the brackets", errors);
            }
            if (aliases > MOST_ALIASES) {
                return refuse(event, "more than " + MOST_ALIASES + " aliases (*name)", "write them out", errors);
            }
            if (documents > 1) {
                return refuse(event, "a second document begins here (---)", "use one file for each cohort", errors);
            }
        }
        return true;
    }

    private static boolean refuse(Event event, String found, String remedy, ErrorCollector errors) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        errors.add(line, "", found, remedy);
        return false;
    }

    private static Optional<MappingNode> root(String yaml, LoadSettings settings, ErrorCollector errors) {
        Iterator<Node> documents =
                new Compose(settings).composeAllFromString(yaml).iterator();
        Node root = documents.hasNext() ? documents.next() : null;
        if (root instanceof MappingNode mapping) {
            return Optional.of(mapping);
        }
        if (yaml.lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
            errors.add(0, "", "the file is empty", "write at least cohort, name and source");
        } else {
            errors.add(1, "", "the file does not hold fields", "write lines such as name: VIP customers");
        }
        return Optional.empty();
    }
}
