package io.muster.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.model.CohortDefinition;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What of a server's words is shown, whatever language it speaks: those about the query's text, never a row's value. */
class SqlErrorWordsTest {

    private static final String QUERY = "select maill, 'a\" \"b' from shop.person where mail = any(:keys)";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            42601 | syntax error at or near "ann-4471"
            42601 | unterminated quoted identifier at or near ""ann-4471@example.com"
            42601 | syntax error at or near ""ann-4471@example.com""
            42601 | syntax error at or near "'a"ann-4471"b'"
            42601 | Syntaxfehler bei »ann-4471«
            42601 | Bezeichner in Anführungszeichen nicht abgeschlossen bei »"ann-4471«
            42601 | erreur de syntaxe sur ou près de « ann-4471 »
            42601 | error de sintaxis en o cerca de «ann-4471»
            42601 | błąd składni w lub blisko „ann-4471”
            42601 | chyba syntaxe na nebo blízko „ann-4471“
            42601 | ‹ann-4471› is not right
            42601 | half a quote " ann-4471
            42703 | column "ann-4471" does not exist
            42703 | column "a"ann-4471"b" does not exist
            42703 | column ""ann-4471"" does not exist
            42703 | Spalte »ann-4471« existiert nicht
            42P01 | la relation « ann-4471 » n'existe pas
            42P01 | relation "shop.person" or "ann-4471" does not exist
            """)
    void what_does_not_stand_in_the_query_is_not_shown(String state, String words) {
        assertThat(said(state, words)).doesNotContain("4471").contains("SQLSTATE " + state);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            42601 | syntax error at or near "from"
            42601 | syntax error at or near "'a" "b'"
            42601 | syntax error at end of input
            42601 | Syntaxfehler bei »from«
            42703 | column "maill" does not exist
            42703 | column person.maill does not exist
            42703 | Spalte »maill« existiert nicht
            42P01 | relation "shop.person" does not exist
            42P01 | la relación «shop.person» no existe
            """)
    void what_stands_in_the_query_is_shown_with_its_place(String state, String words) {
        assertThat(said(state, words)).contains(" at line 1, column 8: " + words);
    }

    private static String said(String state, String words) {
        SQLException told =
                new PSQLException(new ServerErrorMessage("SERROR\0VERROR\0C" + state + "\0M" + words + "\0P8\0"));
        return SqlErrors.ofLookup(new CohortDefinition.Lookup(QUERY, "mail", "crm"), told)
                .sentence();
    }
}
