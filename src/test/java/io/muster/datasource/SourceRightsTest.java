package io.muster.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.model.HealthReport;
import io.muster.settings.Secret;
import io.muster.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of a data source whose user may do more than read. */
class SourceRightsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String database = "rights_" + NUMBER.incrementAndGet();
    private final String user = "rights_user_" + NUMBER.get();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path drivers;

    @BeforeEach
    void makeAUserWhoCanOnlyRead() {
        server("create database " + database);
        server("create role %s login".formatted(user));
        inside("create schema muster");
        inside("create table muster.account (name text)");
        inside("create table public.orders (id text, note text)");
        inside("grant select on public.orders to " + user);
    }

    @Test
    void nothing_is_told_of_a_user_who_can_only_read() throws IOException {
        assertThat(told()).extracting(HealthReport.Item::key).containsExactly("sources");
        assertThat(told()).extracting(HealthReport.Item::state).containsExactly(HealthReport.HealthState.UP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    alter role USER superuser                                      | source.superuser |
                    alter role USER createrole                                     | source.roles     |
                    grant pg_execute_server_program to USER                        | source.server    | pg_execute_server_program
                    grant pg_read_server_files to USER                             | source.server    | pg_read_server_files
                    grant pg_write_server_files to USER                            | source.server    | pg_write_server_files
                    grant pg_write_all_data to USER                                | source.server    | pg_write_all_data
                    create role USER_group; grant pg_write_all_data to USER_group; grant USER_group to USER | source.server | pg_write_all_data
                    alter schema muster owner to USER                              | source.ours      |
                    alter table muster.account owner to USER                       | source.ours      |
                    grant create on schema muster to USER                          | source.ours      |
                    grant usage on schema muster to USER; grant update on muster.account to USER | source.ours |
                    grant usage on schema muster to USER; grant select on muster.account to USER | source.reads |
                    grant pg_read_all_data to USER                                 | source.reads     |
                    alter table public.orders owner to USER                        | source.owns      | public.orders
                    grant insert on public.orders to USER                          | source.writes    | public.orders
                    grant truncate on public.orders to USER                        | source.writes    | public.orders
                    grant update (note) on public.orders to USER                   | source.writes    | public.orders
                    grant delete on public.orders to public                        | source.writes    | public.orders
                    create schema mine authorization USER; create table mine.t (x int); alter table mine.t owner to USER | source.owns | mine.t
                    """)
    void more_than_reading_is_told_with_its_place(String granted, String key, String place) throws IOException {
        inside(granted.replace("USER", user));

        assertThat(told()).singleElement().satisfies(item -> {
            assertThat(item.state()).isEqualTo(HealthReport.HealthState.DEGRADED);
            assertThat(item.key()).isEqualTo(key);
            assertThat(item.gaps()).containsExactly("shop", user, place == null ? "" : place);
        });
    }

    @Test
    void what_was_mended_is_told_no_more() throws IOException {
        inside("grant insert on public.orders to " + user);
        try (Datasources datasources = datasources()) {
            SourceRights rights = new SourceRights(datasources);
            rights.look();
            assertThat(rights.items()).extracting(HealthReport.Item::key).containsExactly("source.writes");

            inside("revoke insert on public.orders from " + user);
            rights.look();

            assertThat(rights.items()).extracting(HealthReport.Item::key).containsExactly("sources");
        }
    }

    @Test
    void a_database_that_is_away_says_nothing() throws IOException {
        try (Datasources datasources = new Datasources(
                Map.of("away", source("jdbc:postgresql://127.0.0.1:1/x?connectTimeout=1")),
                Optional.empty(),
                drivers)) {
            SourceRights rights = new SourceRights(datasources);

            rights.look();

            assertThat(rights.items()).extracting(HealthReport.Item::key).containsExactly("sources");
        }
    }

    private List<HealthReport.Item> told() throws IOException {
        try (Datasources datasources = datasources()) {
            SourceRights rights = new SourceRights(datasources);
            rights.look();
            return rights.items();
        }
    }

    private Datasources datasources() {
        String url = "jdbc:postgresql://127.0.0.1:" + Postgres.server().getPort() + "/" + database;
        return new Datasources(Map.of("shop", source(url)), Optional.empty(), drivers);
    }

    private Settings.DataSource source(String url) {
        return new Settings.DataSource(url, Optional.of(user), Optional.of(new Secret("any")));
    }

    private static void server(String statement) {
        JdbcClient.create(Postgres.server().getPostgresDatabase())
                .sql(statement)
                .update();
    }

    private void inside(String statement) {
        JdbcClient.create(Postgres.server().getDatabase("postgres", database))
                .sql(statement)
                .update();
    }
}
