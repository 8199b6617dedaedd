package io.muster.ledger.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger of one cohort says of one identifier. Pure: the batches that named it go in, in their order.
 *
 * @param changesSince what changed before is not kept any more
 */
public record MemberTrace(Ledger ledger, Instant changesSince, List<TraceEntry> said) {

    /**
     * Whose ledger it is.
     *
     * @param began when it was begun: before, nobody was in
     * @param setAsideAt when the cohort went on with another ledger; then this one is the past's
     */
    public record Ledger(
            String cohort, String workspace, Instant began, Optional<Instant> setAsideAt, Optional<Parked> parked) {}

    /** What the last import kept back. A snapshot's are kept by their number alone, so nobody knows who they are. */
    public record Parked(long importId, long adds, long removes) {}

    /** What became of the request that named the identifier. */
    public enum RequestOutcome {
        ACCEPTED,
        /** Accepted once, and doubted by a resync since. */
        DOUBTED,
        UNANSWERED,
        REFUSED,
        /** Wanted by a change list or planned, and not sent. */
        WAITING
    }

    /**
     * One word on the identifier.
     *
     * @param base whether it was no request but the base, as folding made it
     * @param moved whether it was in before a remove, or out before an add; else the word was a repeat
     */
    public record TraceEntry(
            long no, long importId, RequestOutcome fate, boolean base, boolean remove, boolean moved, Instant at) {
        private boolean isAcknowledged() {
            return !base && (fate == RequestOutcome.ACCEPTED || fate == RequestOutcome.DOUBTED);
        }
    }

    /** A change as it is told. */
    public record Told(long importId, RequestOutcome fate, boolean remove, Instant at) {}

    /** What is known of Braze. */
    public enum KnownMembership {
        IN,
        OUT,
        UNCERTAIN,
        /** It was refused, and is not in. */
        REFUSED,
        /** A change list wants it, and it was not sent. */
        WAITING,
        NEVER_SENT,
        /** Only asked for a moment: the changes of then are not kept any more. */
        NOT_KNOWN
    }

    /** Since when it is as it is, and by which import; empty where that is not kept. */
    public record Since(Instant at, long importId) {}

    /** How it is now. */
    public KnownMembership holds() {
        Optional<TraceEntry> word = word();
        boolean in = word.filter(said -> !said.remove).isPresent();
        if (word.filter(said -> said.fate != RequestOutcome.ACCEPTED).isPresent()) {
            return KnownMembership.UNCERTAIN;
        }
        if (!in && refused().filter(said -> !said.remove).isPresent()) {
            return KnownMembership.REFUSED;
        }
        if (word.isEmpty()) {
            return waiting().isPresent() ? KnownMembership.WAITING : KnownMembership.NEVER_SENT;
        }
        return in ? KnownMembership.IN : KnownMembership.OUT;
    }

    /** The refusal that stands: no later word has answered it. Of a remove, it says that the person is still in. */
    public Optional<TraceEntry> refused() {
        return latest(RequestOutcome.REFUSED);
    }

    /** What is wanted and was not sent. */
    public Optional<TraceEntry> waiting() {
        return latest(RequestOutcome.WAITING);
    }

    public Optional<Since> since() {
        KnownMembership now = holds();
        if (now != KnownMembership.IN && now != KnownMembership.OUT) {
            return Optional.empty();
        }
        boolean known = false;
        boolean in = false;
        Optional<Since> since = Optional.empty();
        for (TraceEntry each : said) {
            if (each.base) {
                known = true;
                in = true;
            } else if (each.isAcknowledged()) {
                boolean changes = known ? in == each.remove : each.moved;
                if (changes) {
                    since = Optional.of(new Since(each.at, each.importId));
                }
                known = true;
                in = !each.remove;
            }
        }
        return since;
    }

    /** How it was at {@code moment}, which is not in the future. */
    public KnownMembership at(Instant moment) {
        if (moment.isBefore(ledger.began)) {
            return KnownMembership.OUT;
        }
        Optional<TraceEntry> before = Optional.empty();
        Optional<TraceEntry> after = Optional.empty();
        boolean unanswered = false;
        for (TraceEntry each : said) {
            boolean then = !each.at.isAfter(moment);
            if (each.isAcknowledged() && then) {
                before = Optional.of(each);
                unanswered = false;
            } else if (each.isAcknowledged() && after.isEmpty()) {
                after = Optional.of(each);
            } else if (each.fate == RequestOutcome.UNANSWERED && then) {
                unanswered = true;
            }
        }
        if (unanswered) {
            return KnownMembership.UNCERTAIN;
        }
        if (before.isPresent()) {
            return before.get().remove ? KnownMembership.OUT : KnownMembership.IN;
        }
        if (moment.isBefore(changesSince)) {
            return KnownMembership.NOT_KNOWN;
        }
        if (after.isPresent()) {
            return after.get().remove == after.get().moved ? KnownMembership.IN : KnownMembership.OUT;
        }
        return said.stream().anyMatch(each -> each.base) ? KnownMembership.IN : KnownMembership.OUT;
    }

    /** All that was said, oldest first; a refusal that folding copied is told once. */
    public List<Told> told() {
        Set<Told> told = new LinkedHashSet<>();
        for (TraceEntry each : said) {
            if (!each.base) {
                told.add(new Told(each.importId, each.fate, each.remove, each.at));
            }
        }
        return new ArrayList<>(told);
    }

    /** The last word that may have taken effect. */
    private Optional<TraceEntry> word() {
        return said.stream()
                .filter(each -> each.fate != RequestOutcome.REFUSED && each.fate != RequestOutcome.WAITING)
                .reduce((one, next) -> next);
    }

    private Optional<TraceEntry> latest(RequestOutcome fate) {
        long last = word().map(TraceEntry::no).orElse(0L);
        return said.stream().filter(each -> each.fate == fate && each.no > last).reduce((one, next) -> next);
    }
}
