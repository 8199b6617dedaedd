package io.muster.app;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.delivery.SharedWait;
import io.muster.history.Workspaces;
import io.muster.ledger.Lineage;
import io.muster.page.Checkup.Item;
import io.muster.page.Checkup.Mood;
import io.muster.page.Health;
import io.muster.page.Health.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.dao.DataAccessException;

/** The parts that health speaks of. A route that an operator stopped is named, and is no failure. */
final class HealthParts {

    private static final int ANSWERS_WITHIN_SECONDS = 2;

    private HealthParts() {}

    static Health of(
            HikariDataSource database,
            CamelContext camel,
            Workspaces workspaces,
            SharedWait limit,
            Supplier<Part> disk) {
        return new Health(
                () -> Map.of("routes", camel.isStarted() ? Part.UP : Part.down("Camel is " + camel.getStatus() + ".")),
                () -> ready(database, camel, workspaces, limit, disk),
                Faults::isDatabaseAway);
    }

    private static Map<String, Part> ready(
            HikariDataSource database,
            CamelContext camel,
            Workspaces workspaces,
            SharedWait limit,
            Supplier<Part> disk) {
        Map<String, Part> parts = new LinkedHashMap<>();
        Part state = database(database);
        parts.put("database", state);
        camel.getRoutes().forEach(route -> {
            ServiceStatus status = camel.getRouteController().getRouteStatus(route.getRouteId());
            if (status != null && !status.isStarted()) {
                parts.put("route " + route.getRouteId(), Part.ailing("An operator stopped it."));
            }
        });
        limit.until().ifPresent(until -> parts.put("braze", Part.ailing("Waiting for Braze until " + until + ".")));
        Part room = disk.get();
        if (!room.equals(Part.UP)) {
            parts.put("disk", room);
        }
        if (state.up()) {
            stopped(workspaces, parts);
            behind(database, parts);
        }
        return parts;
    }

    /** What people are told of the routes: who stopped one is known, or why it does not start. */
    static List<Item> routes(CamelContext camel) {
        List<Item> items = new ArrayList<>();
        for (Route route : camel.getRoutes()) {
            ServiceStatus status = camel.getRouteController().getRouteStatus(route.getRouteId());
            if (route.getLastError() != null && route.getLastError().isUnhealthy()) {
                items.add(Item.of("routes", Mood.AILS, "route.broken", route.getRouteId()));
            } else if (status != null && !status.isStarted()) {
                items.add(Item.of("routes", Mood.AILS, "route.stopped", route.getRouteId()));
            }
        }
        return items.isEmpty()
                ? List.of(Item.of(
                        "routes", Mood.WORKS, "routes", camel.getRoutes().size()))
                : items;
    }

    private static Part database(HikariDataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(ANSWERS_WITHIN_SECONDS) ? Part.UP : Part.down("The database does not answer.");
        } catch (SQLException e) {
            return Part.down("The database does not answer (SQL state " + e.getSQLState() + ").");
        }
    }

    private static void behind(HikariDataSource database, Map<String, Part> parts) {
        try {
            int behind = new Lineage(database).behind();
            if (behind > 0) {
                parts.put(
                        "ledger",
                        Part.ailing("Cohorts that wait for a resync after a restored backup: " + behind + "."));
            }
        } catch (DataAccessException e) {
            parts.put("ledger", Part.down("The database does not answer."));
        }
    }

    private static void stopped(Workspaces workspaces, Map<String, Part> parts) {
        try {
            workspaces.all().forEach((name, entry) -> entry.stopped()
                    .ifPresent(stop -> parts.put("workspace " + name, Part.ailing(stop.reason()))));
        } catch (DataAccessException e) {
            parts.put("workspaces", Part.down("The database does not answer."));
        }
    }
}
