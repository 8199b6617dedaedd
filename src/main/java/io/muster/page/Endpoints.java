package io.muster.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The workspaces as the settings have them now, without their keys. */
public interface Endpoints {

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
     * @param waitsUntil what Braze's own limit said; empty while it says nothing
     */
    record Budget(double perSecond, Optional<Instant> waitsUntil) {
        static final Budget UNKNOWN = new Budget(0, Optional.empty());
    }

    List<Endpoint> all();

    Budget budget();

    /**
     * Asks Braze whether it takes the workspace's keys, waits for the answer and writes it down. Good keys let a stopped
     * workspace go.
     *
     * @throws Commands.NoSuchThing when the settings have no such workspace
     */
    void test(String workspace);
}
