package io.muster.whole;

/** A cohort's definition in the making. */
final class Recipe {

    private final String name;
    private final String rest;

    private Recipe(String name, String rest) {
        this.name = name;
        this.rest = rest;
    }

    /** A cohort of the people of {@code shop.<table>}. */
    static Recipe people(String table) {
        return sql("select id as external_id from shop." + table);
    }

    static Recipe sql(String query) {
        return sql(query, "");
    }

    /** @param more further fields of {@code source.sql}, such as {@code timeout: 1s} */
    static Recipe sql(String query, String more) {
        String fields = more.isEmpty() ? "" : "\n    " + more;
        return new Recipe(
                "", "source:\n  sql:\n    query: |\n      " + query.indent(6).strip() + fields + "\n");
    }

    static Recipe file() {
        return new Recipe("", "source: { file: { holds: members } }\n");
    }

    /** @param more a further field of {@code source.file} */
    static Recipe file(String more) {
        return new Recipe("", "source: { file: { holds: members, " + more + " } }\n");
    }

    static Recipe changes() {
        return new Recipe("", "source: { file: { holds: changes } }\n");
    }

    Recipe named(String other) {
        return new Recipe(other, rest);
    }

    /** One more line, such as {@code guards: { max-removed: 100% }}. */
    Recipe with(String line) {
        return new Recipe(name, rest + line + "\n");
    }

    String text(String cohort) {
        return "cohort: " + cohort + "\nname: " + (name.isEmpty() ? "People of " + cohort : name) + "\n" + rest;
    }
}
