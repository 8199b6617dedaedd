package io.muster.query;

import static io.muster.query.SqlDialect.Habit.BACKSLASHES;
import static io.muster.query.SqlDialect.Habit.BACKTICKS;
import static io.muster.query.SqlDialect.Habit.BRACKETS;
import static io.muster.query.SqlDialect.Habit.DASHES_NEED_BLANK;
import static io.muster.query.SqlDialect.Habit.DOLLARS;
import static io.muster.query.SqlDialect.Habit.E_QUOTES;
import static io.muster.query.SqlDialect.Habit.HASHES;
import static io.muster.query.SqlDialect.Habit.NESTED_COMMENTS;
import static io.muster.query.SqlDialect.Habit.NO_SEMICOLON_NEEDED;
import static io.muster.query.SqlDialect.Habit.Q_QUOTES;
import static io.muster.query.SqlDialect.Habit.RUN_COMMENTS;
import static io.muster.query.SqlDialect.Habit.SLASHES;
import static io.muster.query.SqlDialect.Habit.TEXT_IN_DOUBLE_QUOTES;
import static io.muster.query.SqlDialect.Habit.TRIPLE_QUOTES;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a database reads the marks of a query: what is a comment, a text, a name. Known from the source's URL. */
public enum SqlDialect {
    POSTGRESQL(List.of("postgresql", "redshift"), NESTED_COMMENTS, DOLLARS),
    MYSQL(
            List.of("mysql", "mariadb"),
            BACKSLASHES,
            BACKTICKS,
            HASHES,
            DASHES_NEED_BLANK,
            RUN_COMMENTS,
            TEXT_IN_DOUBLE_QUOTES),
    SQLITE(List.of("sqlite"), BACKTICKS, BRACKETS),
    H2(List.of("h2"), NESTED_COMMENTS, DOLLARS, SLASHES),
    DUCKDB(List.of("duckdb"), NESTED_COMMENTS, DOLLARS, E_QUOTES),
    SQL_SERVER(List.of("sqlserver", "jtds", "sybase"), NESTED_COMMENTS, BRACKETS, NO_SEMICOLON_NEEDED),
    ORACLE(List.of("oracle"), Q_QUOTES),
    SNOWFLAKE(List.of("snowflake"), BACKSLASHES, DOLLARS, SLASHES),
    BIGQUERY(List.of("bigquery"), BACKSLASHES, BACKTICKS, HASHES, TRIPLE_QUOTES, TEXT_IN_DOUBLE_QUOTES),
    SPARK(List.of("databricks", "spark", "hive2", "impala"), BACKSLASHES, BACKTICKS, TEXT_IN_DOUBLE_QUOTES),
    /** Read as the standard has it, and never refused for a mark that the standard does not know. */
    OTHER(List.of(), BACKTICKS);

    /** In what a dialect differs from the standard. */
    enum Habit {
        NESTED_COMMENTS,
        DOLLARS,
        BACKSLASHES,
        BACKTICKS,
        BRACKETS,
        HASHES,
        SLASHES,
        DASHES_NEED_BLANK,
        /** What stands in such a comment is run. */
        RUN_COMMENTS,
        TEXT_IN_DOUBLE_QUOTES,
        TRIPLE_QUOTES,
        Q_QUOTES,
        /** A backslash marks a quote in {@code e'…'} alone; PostgreSQL's are read by its driver's parser. */
        E_QUOTES,
        NO_SEMICOLON_NEEDED
    }

    private final List<String> drivers;
    private final Set<Habit> habits;

    SqlDialect(List<String> drivers, Habit... habits) {
        this.drivers = drivers;
        this.habits = Set.of(habits);
    }

    /** @param url a JDBC URL */
    public static SqlDialect of(String url) {
        String[] parts = url.toLowerCase(Locale.ROOT).split(":", 4);
        // Some drivers stand behind another: jdbc:log4jdbc:mysql:…, jdbc:tc:postgresql:…
        for (int i = 1; i < Math.min(parts.length, 3); i++) {
            for (SqlDialect dialect : values()) {
                if (dialect.drivers.contains(parts[i])) {
                    return dialect;
                }
            }
        }
        return OTHER;
    }

    boolean has(Habit habit) {
        return habits.contains(habit);
    }
}
