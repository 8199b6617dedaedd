package io.muster.braze;

/**
 * This node's own limit, within the budget of the partner key: what the throttle in the route asks for each request, and
 * what an operator may change while the service runs. A number that cannot be is refused. Safe for use by many threads.
 */
public final class NodeRateLimit {

    /** Above it nothing is limited any more, and the throttle would only hold as many permits. */
    private static final long MOST_REQUESTS = 100_000;

    private static final long MOST_MILLIS = 24L * 60 * 60 * 1000;

    private volatile Rate rate;

    private record Rate(int requests, long millis) {}

    /** @param requests in {@code millis} milliseconds */
    public NodeRateLimit(long requests, long millis) {
        this.rate = rate(requests, millis);
    }

    /** So many in a period. */
    public int requests() {
        return rate.requests;
    }

    public long millis() {
        return rate.millis;
    }

    /** Another one for each rate, so that a new one counts at once: what the old one had promised is not waited for. */
    public String name() {
        Rate now = rate;
        return now.requests + " in " + now.millis + " ms";
    }

    public synchronized void setRequests(long requests) {
        rate = rate(requests, rate.millis);
    }

    public synchronized void setMillis(long millis) {
        rate = rate(rate.requests, millis);
    }

    private static Rate rate(long requests, long millis) {
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw new IllegalArgumentException(
                    "MaximumRequests is from 1 to " + MOST_REQUESTS + "; to send nothing, stop the route send-batch");
        }
        if (millis < 1 || millis > MOST_MILLIS) {
            throw new IllegalArgumentException("TimePeriodMillis is from 1 to " + MOST_MILLIS + ", a day");
        }
        return new Rate((int) requests, millis);
    }
}
