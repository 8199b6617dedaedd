package io.muster.definition;

import io.muster.definition.yaml.QuotedText;
import io.muster.definition.yaml.WrittenText;
import io.muster.model.CohortDefinition;
import io.muster.query.ReadingStatement;
import io.muster.query.SqlDialect;
import io.muster.query.SqlToken;
import io.muster.query.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The texts of a definition are what their writer meant, and its queries read. See {@link DefinitionRule#written}. */
final class WrittenRule implements DefinitionRule {

    private static final String LOOKUP = "match.lookup.query";
    private static final int MOST_SHOWN = 20;

    private final Function<String, SqlDialect> dialects;

    WrittenRule(Function<String, SqlDialect> dialects) {
        this.dialects = dialects;
    }

    @Override
    public List<Objection> objectionsTo(CohortDefinition definition) {
        Map<String, SqlDialect> queries = queries(definition);
        List<Objection> objections = new ArrayList<>();
        for (WrittenText text : WrittenText.all(definition.text())) {
            Optional.ofNullable(queries.get(text.path()))
                    .map(dialect -> query(text, dialect))
                    .orElseGet(() -> cut(text, text.comment().filter(WrittenRule::mayBeText)))
                    .ifPresent(objections::add);
        }
        return objections;
    }

    private Map<String, SqlDialect> queries(CohortDefinition definition) {
        Map<String, SqlDialect> queries = new TreeMap<>();
        if (definition.source() instanceof CohortDefinition.Source.Sql sql) {
            SqlDialect dialect = dialects.apply(sql.datasource());
            queries.put("source.sql.query", dialect);
            queries.put("source.sql.check", dialect);
        }
        definition.match().lookup().ifPresent(lookup -> queries.put(LOOKUP, dialects.apply(lookup.datasource())));
        return queries;
    }

    private static Optional<Objection> query(WrittenText text, SqlDialect dialect) {
        String field = text.path();
        // A number sign may be the query's own, so any comment may have been meant as a part of it.
        Optional<Objection> cut = cut(text, text.comment());
        if (cut.isPresent()) {
            return cut;
        }
        if (!words(text.unfolded(), dialect).equals(words(text.value(), dialect))) {
            return Optional.of(new Objection(
                    field,
                    field + " means something else once YAML has joined its lines, such as a comment that goes on to"
                            + " the end",
                    "write " + name(field) + ": | and the query below it, indented"));
        }
        Optional<Objection> refused = ReadingStatement.refusal(text.value(), dialect)
                .map(refusal -> new Objection(field, field + " " + refusal.found(), refusal.remedy()));
        if (refused.isEmpty()
                && field.equals(LOOKUP)
                && ReadingStatement.parameters(text.value(), dialect, "keys").isEmpty()) {
            return Optional.of(new Objection(
                    field,
                    field + " uses :keys in comments and texts only",
                    "ask for a chunk at once, such as where mail = any(:keys)"));
        }
        return refused;
    }

    private static List<String> words(String query, SqlDialect dialect) {
        return SqlTokens.of(query, dialect).stream().map(SqlToken::text).toList();
    }

    private static Optional<Objection> cut(WrittenText text, Optional<String> comment) {
        return comment.map(behind -> new Objection(
                text.path(),
                text.path() + " ends before " + QuotedText.quoted(start(behind)) + ", which YAML takes for a comment",
                "put the whole text in quotes, or the comment on a line of its own"));
    }

    /** Whoever writes a comment leaves a blank behind its sign. */
    private static boolean mayBeText(String comment) {
        return comment.length() > 1 && comment.charAt(1) != '#' && !Character.isWhitespace(comment.charAt(1));
    }

    private static String start(String comment) {
        return comment.length() <= MOST_SHOWN ? comment : comment.substring(0, MOST_SHOWN) + "…";
    }

    private static String name(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
