package io.muster.settings;

import io.muster.settings.Settings.DatabaseSettings;

/**
 * Where a database is and who signs in to it.
 *
 * @param url as JDBC has it
 * @param user empty where the URL or the driver knows
 */
public record DatabaseAddress(String url, String user, String password) {

    /** @throws java.util.NoSuchElementException where none is set */
    public static DatabaseAddress of(DatabaseSettings own) {
        return new DatabaseAddress(
                own.url().orElseThrow(),
                own.user().orElse(""),
                own.password().map(Secret::reveal).orElse(""));
    }

    /** Without the password, and without the URL, which may hold one. */
    @Override
    public String toString() {
        return "DatabaseAddress of " + user;
    }
}
