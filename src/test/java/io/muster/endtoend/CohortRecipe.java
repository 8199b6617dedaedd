package io.muster.endtoend;

/** A cohort's definition in the making. */
final class CohortRecipe {

    private final String name;
    private final String rest;

    private CohortRecipe(String name, String rest) {
        this.name = name;
        this.rest = rest;
    }

    /** A cohort of the people of {@code shop.<table>}. */
    static CohortRecipe people(String table) {
        return sql("select id as external_id from shop." + table);
    }

    static CohortRecipe sql(String query) {
        return sql(query, "");
    }

    /** @param more further fields of {@code source.sql}, such as {@code timeout: 1s} */
    static CohortRecipe sql(String query, String more) {
        String fields = more.isEmpty() ? "" : "\n    " + more;
        return new CohortRecipe(
                "", "source:\n  sql:\n    query: |\n      " + query.indent(6).strip() + fields + "\n");
    }

    static CohortRecipe file() {
        return new CohortRecipe("", "source: { file: { holds: members } }\n");
    }

    /** @param more a further field of {@code source.file} */
    static CohortRecipe file(String more) {
        return new CohortRecipe("", "source: { file: { holds: members, " + more + " } }\n");
    }

    static CohortRecipe changes() {
        return new CohortRecipe("", "source: { file: { holds: changes } }\n");
    }

    CohortRecipe named(String other) {
        return new CohortRecipe(other, rest);
    }

    /** One more line, such as {@code guards: { max-removed: 100% }}. */
    CohortRecipe with(String line) {
        return new CohortRecipe(name, rest + line + "\n");
    }

    String text(String cohort) {
        return "cohort: " + cohort + "\nname: " + (name.isEmpty() ? "People of " + cohort : name) + "\n" + rest;
    }
}
