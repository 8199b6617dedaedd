package io.muster.boot;

import io.muster.boot.database.Database;
import io.muster.operations.NodeIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.main.Main;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Quartz as the schedule's route uses it: one tick over all nodes, kept in our database, on our own pool. It ticks and
 * knows no schedule; those are rows of ours.
 */
final class QuartzSetup {

    private QuartzSetup() {}

    static void bind(Main camel, DataSource database, NodeIdentity node) {
        node.former().ifPresent(former -> forget(database, former));
        // Quartz looks its connections up by a name in the whole process, where tests have several of us.
        String pool = "muster-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(pool, new Shared(database));
        Map<String, Object> properties = new HashMap<>();
        // Nodes with the same name are one cluster; what a node left that is gone, another takes up in seconds.
        properties.put("org.quartz.scheduler.instanceName", "muster");
        properties.put("org.quartz.scheduler.instanceId", node.name());
        properties.put("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.put("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.put("org.quartz.threadPool.threadCount", "1");
        properties.put("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.put("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        properties.put("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        properties.put("org.quartz.jobStore.dataSource", pool);
        properties.put("org.quartz.jobStore.tablePrefix", Database.SCHEMA + ".qrtz_");
        properties.put("org.quartz.jobStore.isClustered", "true");
        properties.put("org.quartz.jobStore.clusterCheckinInterval", "5000");
        QuartzComponent quartz = new QuartzComponent();
        quartz.setPrefixInstanceName(false);
        // Else a stop of the service waits for our database, for as long as that is away.
        quartz.setInterruptJobsOnShutdown(true);
        quartz.setProperties(properties);
        camel.bind("quartz", quartz);
        camel.bind("standby", new QuartzStandby());
    }

    /** A tick that a process had taken when it was killed is free at once, not when Quartz misses its check-ins. */
    private static void forget(DataSource database, String former) {
        JdbcClient.create(database)
                .sql("delete from qrtz_scheduler_state where sched_name = 'muster' and instance_name = :former")
                .param("former", former)
                .update();
    }

    /** Our pool, which is closed by who opened it. */
    private record Shared(DataSource database) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return database.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
