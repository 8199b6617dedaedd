package io.muster.ledger;

import io.muster.ledger.store.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Braze as the ledger sees it: a set of users, requests that add and remove, and what may become of a request on its
 * way. Strict: it takes no identifier twice in a request.
 */
public final class SimulatedBraze {

    /** What becomes of a request. */
    public enum Fate {
        ACCEPTED,
        /** It takes effect, and the answer never comes. */
        LOST_AFTER_EFFECT,
        /** It never arrives. */
        LOST_BEFORE_EFFECT,
        /** No answer, and it takes effect at some time within the quiet time. */
        LATE,
        /** It takes effect now and once more later, and the answer never comes. */
        TWICE,
        /** It is accepted, and takes effect at some time within the acknowledged gap. */
        ACCEPTED_LATE,
        /** It is accepted and takes effect, and does so once more within the acknowledged gap. */
        ACCEPTED_TWICE,
        /** 429. */
        LIMITED,
        /** 400, whoever is in it. */
        REFUSED
    }

    /** What the sender hears. */
    public enum Heard {
        ACCEPTED,
        NOTHING,
        LIMITED,
        REFUSED
    }

    public record Sent(List<String> adds, List<String> removes) {
        List<String> all() {
            List<String> all = new ArrayList<>(adds);
            all.addAll(removes);
            return all;
        }
    }

    private final UnaryOperator<String> user;
    private final Set<String> users = new TreeSet<>();
    private final Deque<Fate> fates = new ArrayDeque<>();
    private final List<Sent> late = new ArrayList<>();
    private final Set<String> poisoned = new HashSet<>();
    private final Set<String> spent = new HashSet<>();
    private final List<Sent> requests = new ArrayList<>();

    /** Every identifier is a user of its own. */
    public SimulatedBraze() {
        this(UnaryOperator.identity());
    }

    /** @param user whose an identifier is; identifiers of one person give the same */
    public SimulatedBraze(UnaryOperator<String> user) {
        this.user = user;
    }

    /** The fates of the next requests; those after them are accepted. */
    public void next(Fate... next) {
        next(Arrays.asList(next));
    }

    void next(Collection<Fate> next) {
        fates.clear();
        fates.addAll(next);
    }

    /** Requests with one of these are refused. */
    public void poison(String... ids) {
        poisoned.addAll(Arrays.asList(ids));
    }

    public void cure() {
        poisoned.clear();
    }

    /** Whether the identifier's user is in. */
    boolean holds(String id) {
        return users.contains(user.apply(id));
    }

    /** The user of this device is known from now on: the device adds and removes nobody any more. */
    void identifies(String device) {
        spent.add(device);
    }

    public Heard post(Batch batch) {
        Sent sent = new Sent(List.copyOf(batch.adds()), List.copyOf(batch.removes()));
        if (new HashSet<>(sent.all()).size() != sent.all().size()) {
            throw new AssertionError("an identifier stands twice in a request: " + sent);
        }
        if (sent.all().isEmpty()) {
            throw new AssertionError("an empty request");
        }
        requests.add(sent);
        Fate fate = fates.isEmpty() ? Fate.ACCEPTED : fates.pop();
        boolean refuses = fate == Fate.REFUSED || sent.all().stream().anyMatch(poisoned::contains);
        switch (fate) {
            case LIMITED:
                return Heard.LIMITED;
            case LOST_BEFORE_EFFECT:
                return Heard.NOTHING;
            case LOST_AFTER_EFFECT:
                if (!refuses) {
                    apply(sent);
                }
                return Heard.NOTHING;
            case TWICE:
                if (!refuses) {
                    apply(sent);
                    late.add(sent);
                }
                return Heard.NOTHING;
            case LATE:
                if (!refuses) {
                    late.add(sent);
                }
                return Heard.NOTHING;
            default:
                if (refuses) {
                    return Heard.REFUSED;
                }
                if (fate != Fate.ACCEPTED_LATE) {
                    apply(sent);
                }
                if (fate != Fate.ACCEPTED && fate != Fate.REFUSED) {
                    late.add(sent);
                }
                return Heard.ACCEPTED;
        }
    }

    /** A request that left before its sender died, and arrives within the quiet time. */
    void hearsLater(Batch batch) {
        Sent sent = new Sent(List.copyOf(batch.adds()), List.copyOf(batch.removes()));
        requests.add(sent);
        late.add(sent);
    }

    /** All that is late takes effect now, in the order that {@code chance} says. */
    void lateOnesLand(Random chance) {
        while (!late.isEmpty()) {
            apply(late.remove(chance.nextInt(late.size())));
        }
    }

    /** One of those that are late takes effect, if there is one. */
    void oneLands(Random chance) {
        if (!late.isEmpty()) {
            apply(late.remove(chance.nextInt(late.size())));
        }
    }

    public Set<String> users() {
        return Set.copyOf(users);
    }

    /** Who would be in it when all that is late had taken effect. */
    Set<String> usersInTheEnd(Random chance) {
        SimulatedBraze then = new SimulatedBraze(user);
        then.users.addAll(users);
        then.late.addAll(late);
        then.spent.addAll(spent);
        then.lateOnesLand(chance);
        return then.users();
    }

    public List<Sent> requests() {
        return List.copyOf(requests);
    }

    private void apply(Sent sent) {
        sent.removes().stream().filter(id -> !spent.contains(id)).forEach(id -> users.remove(user.apply(id)));
        sent.adds().stream().filter(id -> !spent.contains(id)).forEach(id -> users.add(user.apply(id)));
    }
}
