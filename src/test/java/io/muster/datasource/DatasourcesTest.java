package io.muster.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Postgres;
import io.muster.model.StartException;
import io.muster.settings.DatabaseAddress;
import io.muster.settings.Secret;
import io.muster.settings.Settings;
import io.muster.source.SourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasourcesTest {

    /** Takes URLs that nobody else does, and asks our PostgreSQL. */
    private static final String DRIVER = """
            package elsewhere;

            import java.sql.*;
            import java.util.Properties;

            public class Driver extends org.postgresql.Driver {
                public Connection connect(String url, Properties given) throws SQLException {
                    return acceptsURL(url) ? super.connect(url.replace("jdbc:elsewhere:", "jdbc:postgresql:"), given) : null;
                }

                public boolean acceptsURL(String url) {
                    return url.startsWith("jdbc:elsewhere:");
                }
            }
            """;

    private static final Optional<DatabaseAddress> READER =
            Optional.of(new DatabaseAddress(address("jdbc:postgresql:"), "postgres", "postgres"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path drivers = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        drivers = Files.createDirectory(folder.resolve("drivers"));
    }

    @Test
    void a_driver_that_was_dropped_into_the_folder_takes_its_urls() throws Exception {
        jar(drivers.resolve("elsewhere.jar"));
        try (Datasources datasources = new Datasources(elsewhere(), READER, drivers);
                Connection connection = datasources.get("shop").getConnection()) {

            assertThat(connection.createStatement().executeQuery("select 1").next())
                    .isTrue();
            assertThat(connection.isReadOnly()).isTrue();
        }
        assertThatThrownBy(() -> DriverManager.getDriver(address("jdbc:elsewhere:")))
                .as("only the folder knows it")
                .hasMessageContaining("No suitable driver");
    }

    @Test
    void an_url_that_no_driver_takes_is_said_with_the_place_where_the_driver_belongs() {
        assertThatThrownBy(() -> new Datasources(elsewhere(), READER, drivers).close())
                .isInstanceOf(StartException.class)
                .hasMessage("No JDBC driver takes the URL of muster.datasources.shop. Put the driver's jar into the"
                        + " folder that muster.drivers names, and start again.");
    }

    @Test
    void beside_a_database_that_was_set_there_is_no_default_until_it_is_set_too() throws IOException {
        try (Datasources datasources = new Datasources(Map.of(), Optional.empty(), drivers)) {
            assertThat(datasources.names()).isEmpty();
            assertThatThrownBy(() -> datasources.get("default"))
                    .isInstanceOf(SourceException.class)
                    .hasMessage("The data source default is not set any more. Set muster.datasources.default.url, .user"
                            + " and .password, to a user who can only read, and start again.");
        }
    }

    private static Map<String, Settings.DataSource> elsewhere() {
        return Map.of(
                "shop",
                new Settings.DataSource(
                        address("jdbc:elsewhere:"), Optional.of("postgres"), Optional.of(new Secret("postgres"))));
    }

    private static String address(String protocol) {
        return protocol + "//127.0.0.1:" + Postgres.server().getPort() + "/postgres";
    }

    private void jar(Path to) throws IOException {
        Path source = Files.createDirectory(folder.resolve("elsewhere")).resolve("Driver.java");
        Files.writeString(source, DRIVER);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(failed).isZero();
        try (OutputStream out = Files.newOutputStream(to);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("elsewhere/Driver.class"));
            Files.copy(source.resolveSibling("Driver.class"), jar);
            jar.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
            jar.write("elsewhere.Driver\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
