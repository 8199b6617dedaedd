package io.muster.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops what was started, last first, when the process is told to end. */
public final class Shutdown {

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    public synchronized <T extends AutoCloseable> T own(T part) {
        parts.push(part);
        return part;
    }

    public synchronized void run() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("stop=\"a part did not stop as it should\"", e);
            }
        }
        LOG.info("state=STOPPED data=kept");
    }
}
