package io.muster.web.security;

import static io.muster.access.Role.ADMIN;
import static io.muster.access.Role.EDITOR;
import static io.muster.access.Role.VIEWER;

import io.muster.access.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every route of the server and the least role that it asks for. {@link SecurityFilter} lets through by this table alone; a route
 * that has no line here is answered to nobody.
 */
final class RoutePermissions {

    private static final Map<String, RoutePermission> TABLE = Map.ofEntries(
            anybody("GET /health/live"),
            anybody("GET /health/ready"),
            anybody("GET /assets/{name}"),
            anybody("GET /api/openapi.json"),
            anybody("GET /sign-in"),
            Map.entry("POST /sign-in", new RoutePermission(Optional.empty(), Optional.of("sign-in"))),
            sees(VIEWER, "GET /account"),
            does(VIEWER, "POST /account/password", "change-password"),
            does(VIEWER, "POST /sign-out", "sign-out"),
            does(VIEWER, "POST /sign-out/everywhere", "end-sessions"),
            does(VIEWER, "POST /account/sessions/{name}/end", "end-session"),
            // Pages
            sees(VIEWER, "GET /"),
            sees(VIEWER, "GET /live/cohorts"),
            sees(VIEWER, "GET /imports/{id}"),
            sees(VIEWER, "GET /live/imports/{id}"),
            does(EDITOR, "POST /cohorts/{cohort}/imports", "import"),
            does(EDITOR, "POST /cohorts/{cohort}/resume", "resume"),
            does(EDITOR, "POST /imports/{id}/approve", "approve"),
            sees(EDITOR, "GET /imports/{id}/cancel"),
            does(EDITOR, "POST /imports/{id}/cancel", "cancel"),
            // Imports, workspaces, health
            sees(VIEWER, "GET /imports"),
            sees(VIEWER, "GET /live/imports"),
            // It holds what identifies people.
            does(EDITOR, "GET /imports/{id}/rejects.csv", "download-rejects"),
            sees(VIEWER, "GET /workspaces"),
            sees(VIEWER, "GET /live/workspaces"),
            does(EDITOR, "POST /workspaces/{workspace}/test", "test-workspace"),
            // It says whose members a workspace holds.
            does(ADMIN, "POST /workspaces/{workspace}/same", "same-workspace"),
            sees(VIEWER, "GET /api/workspaces"),
            does(EDITOR, "POST /api/workspaces/{workspace}/test", "test-workspace"),
            sees(VIEWER, "GET /health"),
            sees(VIEWER, "GET /live/health"),
            // The page of one cohort
            sees(VIEWER, "GET /cohorts/{cohort}"),
            sees(VIEWER, "GET /live/cohorts/{cohort}"),
            sees(VIEWER, "GET /cohorts/{cohort}/history.csv"),
            sees(VIEWER, "GET /cohorts/{cohort}/retire"),
            does(EDITOR, "POST /cohorts/{cohort}/pause", "pause"),
            does(ADMIN, "POST /cohorts/{cohort}/resync", "resync"),
            does(ADMIN, "POST /cohorts/{cohort}/refresh", "refresh"),
            does(ADMIN, "POST /cohorts/{cohort}/retry-refused", "retry-refused"),
            does(ADMIN, "POST /cohorts/{cohort}/retire", "retire"),
            does(ADMIN, "POST /cohorts/{cohort}/trust", "trust"),
            does(ADMIN, "POST /cohorts/{cohort}/set-aside", "set-aside"),
            // The page of a schedule
            sees(VIEWER, "GET /cohorts/{cohort}/schedule"),
            sees(VIEWER, "POST /cohorts/{cohort}/schedule/times"),
            does(EDITOR, "POST /cohorts/{cohort}/schedule", "set-schedule"),
            does(EDITOR, "POST /cohorts/{cohort}/schedule/undo", "set-schedule"),
            does(EDITOR, "POST /cohorts/{cohort}/schedule/remove", "remove-schedule"),
            does(EDITOR, "POST /cohorts/{cohort}/schedule/pause", "pause-schedule"),
            does(EDITOR, "POST /cohorts/{cohort}/schedule/resume", "resume-schedule"),
            // What an import would do: it asks the source, so whoever only looks may not.
            sees(VIEWER, "GET /cohorts/{cohort}/preview"),
            sees(VIEWER, "GET /live/previews/{id}"),
            does(EDITOR, "POST /cohorts/{cohort}/preview", "preview"),
            does(EDITOR, "POST /previews/{id}/cancel", "cancel-preview"),
            does(EDITOR, "POST /api/cohorts/{cohort}/previews", "preview"),
            sees(VIEWER, "GET /api/previews/{id}"),
            does(EDITOR, "POST /api/previews/{id}/cancel", "cancel-preview"),
            // Cohorts and imports
            sees(VIEWER, "GET /api/cohorts"),
            sees(VIEWER, "GET /api/cohorts/{cohort}"),
            sees(VIEWER, "GET /api/cohorts/{cohort}/imports"),
            sees(VIEWER, "GET /api/imports/{id}"),
            does(EDITOR, "POST /api/cohorts/{cohort}/imports", "import"),
            does(EDITOR, "POST /api/imports/{id}/approve", "approve"),
            does(EDITOR, "POST /api/imports/{id}/cancel", "cancel"),
            does(EDITOR, "POST /api/cohorts/{cohort}/pause", "pause"),
            does(EDITOR, "POST /api/cohorts/{cohort}/resume", "resume"),
            sees(VIEWER, "GET /api/cohorts/{cohort}/notifications"),
            // When
            sees(VIEWER, "GET /api/cohorts/{cohort}/schedule"),
            sees(VIEWER, "POST /api/schedules/preview"),
            does(EDITOR, "PUT /api/cohorts/{cohort}/schedule", "set-schedule"),
            does(EDITOR, "DELETE /api/cohorts/{cohort}/schedule", "remove-schedule"),
            does(EDITOR, "POST /api/cohorts/{cohort}/schedule/pause", "pause-schedule"),
            does(EDITOR, "POST /api/cohorts/{cohort}/schedule/resume", "resume-schedule"),
            // These send a whole cohort again, or take it out: billed, and not undone by the next import.
            does(ADMIN, "POST /api/cohorts/{cohort}/resync", "resync"),
            does(ADMIN, "POST /api/cohorts/{cohort}/refresh", "refresh"),
            does(ADMIN, "POST /api/cohorts/{cohort}/retire", "retire"),
            does(ADMIN, "POST /api/cohorts/{cohort}/retry-refused", "retry-refused"),
            // These say whose members a workspace holds.
            does(ADMIN, "POST /api/cohorts/{cohort}/trust", "trust"),
            does(ADMIN, "POST /api/cohorts/{cohort}/set-aside", "set-aside"),
            does(ADMIN, "POST /api/workspaces/{workspace}/same", "same-workspace"),
            does(ADMIN, "POST /api/workspaces/{workspace}/another", "another-workspace"),
            // Whoever asks after a person leaves a row, as whoever changes something does.
            does(EDITOR, "POST /api/persons", "ask-person"),
            // Who may
            sees(VIEWER, "GET /api/me"),
            sees(ADMIN, "GET /api/users"),
            does(ADMIN, "POST /api/users", "add-user"),
            does(ADMIN, "PATCH /api/users/{name}", "change-user"),
            does(ADMIN, "DELETE /api/users/{name}", "remove-user"),
            does(ADMIN, "DELETE /api/users/{name}/sessions", "end-sessions"),
            sees(ADMIN, "GET /api/tokens"),
            does(ADMIN, "POST /api/tokens", "make-token"),
            does(ADMIN, "DELETE /api/tokens/{name}", "revoke-token"),
            sees(ADMIN, "GET /api/audit"));

    private RoutePermissions() {}

    /** Empty: nobody has thought about this route yet. */
    static Optional<RoutePermission> of(String route) {
        return Optional.ofNullable(TABLE.get(route));
    }

    static Set<String> routes() {
        return TABLE.keySet();
    }

    private static Map.Entry<String, RoutePermission> anybody(String route) {
        return Map.entry(route, new RoutePermission(Optional.empty(), Optional.empty()));
    }

    private static Map.Entry<String, RoutePermission> sees(Role least, String route) {
        return Map.entry(route, new RoutePermission(Optional.of(least), Optional.empty()));
    }

    private static Map.Entry<String, RoutePermission> does(Role least, String route, String action) {
        return Map.entry(route, new RoutePermission(Optional.of(least), Optional.of(action)));
    }
}
