package io.muster.sandbox;

import io.muster.sandbox.fault.RequestEffect;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What came in: counters, the newest requests, the newest violations. Safe for all threads. */
final class RequestLog {

    private static final int MOST_VIOLATIONS = 1000;

    private final int mostRequests;
    private final Deque<LoggedRequest> requests = new ArrayDeque<>();
    private final Deque<String> violations = new ArrayDeque<>();
    private Counters counters = Counters.NONE;

    RequestLog(int mostRequests) {
        this.mostRequests = mostRequests;
    }

    /** @param membersRequests requests with members that could be read, whatever was answered */
    record Counters(long requests, long membersRequests, long identifiersSent, long violations) {
        static final Counters NONE = new Counters(0, 0, 0, 0);
    }

    synchronized void write(LoggedRequest request) {
        int identifiers = request.adds() + request.removes();
        boolean accepted = request.effect() != RequestEffect.NONE;
        counters = new Counters(
                counters.requests() + 1,
                counters.membersRequests() + (identifiers > 0 ? 1 : 0),
                counters.identifiersSent() + (accepted ? identifiers : 0),
                counters.violations());
        requests.addLast(request);
        if (requests.size() > mostRequests) {
            requests.removeFirst();
        }
    }

    synchronized void violation(String sentence) {
        counters = new Counters(
                counters.requests(), counters.membersRequests(), counters.identifiersSent(), counters.violations() + 1);
        violations.addLast(sentence);
        if (violations.size() > MOST_VIOLATIONS) {
            violations.removeFirst();
        }
    }

    synchronized Counters counters() {
        return counters;
    }

    synchronized List<LoggedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized void reset() {
        requests.clear();
        violations.clear();
        counters = Counters.NONE;
    }
}
