package io.muster.definition;

/**
 * One thing that is wrong with a definition file. Log, page, mail and command line print the same {@link #sentence()}.
 *
 * @param file the file's name without its folder
 * @param line counted from 1; 0 where the error is the file's as a whole
 * @param field such as {@code source.sql.query}; empty where no field is meant
 * @param found what the file says, or what is missing
 * @param remedy what to do about it
 */
public record DefinitionError(String file, int line, String field, String found, String remedy) {

    /** On one line and without control characters, whatever the file holds. */
    public String sentence() {
        return Quoted.oneLine(file) + (line > 0 ? ", line " + line : "") + ": " + found + "; " + remedy;
    }
}
