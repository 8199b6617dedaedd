package io.muster.datasource;

import io.muster.query.SqlDialect;
import io.muster.source.sql.ReadingSession;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A driver that {@link java.sql.DriverManager} would not use, since it comes from another class loader. */
final class DriverDataSource implements DataSource {

    private final Driver driver;
    private final String url;
    private final String user;
    private final String password;

    DriverDataSource(Driver driver, String url, String user, String password) {
        this.driver = driver;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    @Override
    public Connection getConnection(String as, String with) throws SQLException {
        Properties properties = ReadingSession.properties(url);
        if (!as.isEmpty()) {
            properties.setProperty("user", as);
        }
        if (!with.isEmpty()) {
            properties.setProperty("password", with);
        }
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not take this URL");
        }
        try {
            ReadingSession.begin(connection, SqlDialect.of(url));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // The pool logs.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The pool bounds the wait for a connection.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
