package io.muster.datasource;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.source.sql.ReadingSession;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose connections are as new whenever they are taken: what one cohort's query set or made, another's never
 * meets. Where a database has no word for that, a connection is used once. Safe for use by many threads.
 */
final class SourcePool implements DataSource, AutoCloseable {

    private final HikariDataSource pool;

    SourcePool(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection pooled = pool.getConnection();
        return (Connection) Proxy.newProxyInstance(
                SourcePool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(pooled);
                        return null;
                    }
                    try {
                        return method.invoke(pooled, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void giveBack(Connection pooled) throws SQLException {
        boolean isNew = false;
        try {
            isNew = ReadingSession.end(pooled);
        } catch (SQLException e) {
            // What could not be cleaned is not used again, whatever the reason.
            isNew = false;
        } finally {
            if (!isNew) {
                pool.evictConnection(pooled);
            }
            pooled.close();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("a pool has one user");
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
