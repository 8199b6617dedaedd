package io.muster.web.health;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.braze.RateLimitPause;
import io.muster.imports.StalledImports;
import io.muster.ledger.store.RestoreDetector;
import io.muster.model.CauseChain;
import io.muster.model.HealthPart;
import io.muster.model.HealthReport.HealthState;
import io.muster.model.HealthReport.Item;
import io.muster.operations.ManagedRoutes;
import io.muster.operations.RouteHeartbeats;
import io.muster.operations.StoppedRoutes.RouteStop;
import io.muster.workspace.WorkspaceStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.dao.DataAccessException;

/** The parts that health speaks of. A route that an operator stopped is named, and is no failure. */
public final class HealthProbes {

    private static final int ANSWERS_WITHIN_SECONDS = 2;

    private HealthProbes() {}

    public static HealthEndpoint of(
            HikariDataSource database,
            CamelContext camel,
            ManagedRoutes routes,
            RouteHeartbeats beats,
            WorkspaceStore workspaces,
            RateLimitPause limit,
            Supplier<HealthPart> disk) {
        return new HealthEndpoint(
                () -> Map.of(
                        "routes",
                        camel.isStarted() ? HealthPart.UP : HealthPart.down("Camel is " + camel.getStatus() + ".")),
                () -> ready(database, routes, beats, workspaces, limit, disk),
                CauseChain::isDatabaseAway);
    }

    private static Map<String, HealthPart> ready(
            HikariDataSource database,
            ManagedRoutes routes,
            RouteHeartbeats beats,
            WorkspaceStore workspaces,
            RateLimitPause limit,
            Supplier<HealthPart> disk) {
        Map<String, HealthPart> parts = new LinkedHashMap<>();
        HealthPart state = database(database);
        parts.put("database", state);
        routes.resting()
                .forEach(route -> parts.put(
                        "route " + route,
                        HealthPart.ailing(routes.stop(route)
                                .map(stop -> "An operator stopped it at " + stop.at() + ".")
                                .orElse("It is stopped."))));
        routes.removed()
                .forEach(route -> parts.put(
                        "route " + route,
                        HealthPart.down("It was removed; only a restart of the service brings it back.")));
        beats.silent()
                .forEach((route, since) ->
                        parts.put("route " + route, HealthPart.down("It has not ticked since " + since + ".")));
        limit.waits()
                .forEach((endpoint, until) -> parts.put(
                        "braze " + endpoint, HealthPart.ailing("Waiting for " + endpoint + " until " + until + ".")));
        HealthPart room = disk.get();
        if (!room.equals(HealthPart.UP)) {
            parts.put("disk", room);
        }
        if (state.up()) {
            stopped(workspaces, parts);
            behind(database, parts);
        }
        return parts;
    }

    /** What people are told of the routes: who stopped one as far as that is known, and what does not tick. */
    public static List<Item> routes(
            CamelContext camel, ManagedRoutes routes, RouteHeartbeats beats, StalledImports stalledImports) {
        List<Item> items = new ArrayList<>(stalledImports.items());
        for (Route route : camel.getRoutes()) {
            if (route.getLastError() != null && route.getLastError().isUnhealthy()) {
                items.add(Item.of("routes", HealthState.DEGRADED, "route.broken", route.getRouteId()));
            } else if (!routes.runs(route.getRouteId())) {
                items.add(stopped(route.getRouteId(), routes.stop(route.getRouteId())));
            }
        }
        routes.removed().forEach(route -> items.add(Item.of("routes", HealthState.DOWN, "route.removed", route)));
        beats.silent()
                .forEach(
                        (route, since) -> items.add(Item.of("routes", HealthState.DOWN, "route.silent", route, since)));
        return items.isEmpty()
                ? List.of(Item.of(
                        "routes", HealthState.UP, "routes", camel.getRoutes().size()))
                : items;
    }

    private static Item stopped(String route, Optional<RouteStop> by) {
        if (by.isEmpty()) {
            return Item.of("routes", HealthState.DEGRADED, "route.stopped", route);
        }
        RouteStop stop = by.get();
        if (!stop.by().isEmpty()) {
            return Item.of(
                    "routes", HealthState.DEGRADED, "route.stopped.by", route, stop.at(), stop.by(), stop.address());
        }
        return stop.address().isEmpty()
                ? Item.of("routes", HealthState.DEGRADED, "route.stopped.at", route, stop.at())
                : Item.of("routes", HealthState.DEGRADED, "route.stopped.from", route, stop.at(), stop.address());
    }

    private static HealthPart database(HikariDataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(ANSWERS_WITHIN_SECONDS)
                    ? HealthPart.UP
                    : HealthPart.down("The database does not answer.");
        } catch (SQLException e) {
            return HealthPart.down("The database does not answer (SQL state " + e.getSQLState() + ").");
        }
    }

    private static void behind(HikariDataSource database, Map<String, HealthPart> parts) {
        try {
            int behind = new RestoreDetector(database).behind();
            if (behind > 0) {
                parts.put(
                        "ledger",
                        HealthPart.ailing("Cohorts that wait for a resync after a restored backup: " + behind + "."));
            }
        } catch (DataAccessException e) {
            parts.put("ledger", HealthPart.down("The database does not answer."));
        }
    }

    private static void stopped(WorkspaceStore workspaces, Map<String, HealthPart> parts) {
        try {
            workspaces.all().forEach((name, entry) -> entry.stopped()
                    .ifPresent(stop -> parts.put(
                            "workspace " + name, HealthPart.ailing(stop.why().sentence()))));
        } catch (DataAccessException e) {
            parts.put("workspaces", HealthPart.down("The database does not answer."));
        }
    }
}
