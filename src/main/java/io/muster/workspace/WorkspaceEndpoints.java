package io.muster.workspace;

import io.muster.imports.OperatorCommands;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workspaces as the settings have them now, without their keys. */
public interface WorkspaceEndpoints {

    /**
     * One of them.
     *
     * @param print tells whether keys, endpoint and partner are those of another time; nothing can be told from it
     */
    record Endpoint(String workspace, URI uri, String print) {}

    /**
     * How much may leave.
     *
     * @param perSecond requests a second, over all workspaces of the partner key
     * @param waits until when what a 429 said keeps requests back, by endpoint
     */
    record Budget(double perSecond, Map<String, Instant> waits) {
        public static final Budget UNKNOWN = new Budget(0, Map.of());

        /** Until when the longest of them lasts; empty while none waits. */
        public Optional<Instant> waitsUntil() {
            return waits.values().stream().max(Comparator.naturalOrder());
        }
    }

    List<Endpoint> all();

    Budget budget();

    /**
     * Asks Braze whether it takes the workspace's keys, waits for the answer and writes it down. Good keys let a stopped
     * workspace go.
     *
     * @throws OperatorCommands.NoSuchThing when the settings have no such workspace
     */
    void test(String workspace);
}
