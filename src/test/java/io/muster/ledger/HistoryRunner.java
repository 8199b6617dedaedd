package io.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.imports.FailureKind;
import io.muster.imports.ImportQueue.ImportClaim;
import io.muster.imports.ImportState;
import io.muster.imports.Outcomes.Final;
import io.muster.ledger.HistoryEvent.AMonthPasses;
import io.muster.ledger.HistoryEvent.BacksUp;
import io.muster.ledger.HistoryEvent.Cures;
import io.muster.ledger.HistoryEvent.Edits;
import io.muster.ledger.HistoryEvent.Guarded;
import io.muster.ledger.HistoryEvent.Identifies;
import io.muster.ledger.HistoryEvent.Imports;
import io.muster.ledger.HistoryEvent.OneLands;
import io.muster.ledger.HistoryEvent.QuietPasses;
import io.muster.ledger.HistoryEvent.Refuses;
import io.muster.ledger.HistoryEvent.Repeats;
import io.muster.ledger.HistoryEvent.Restores;
import io.muster.ledger.HistoryEvent.Resyncs;
import io.muster.ledger.HistoryEvent.Retires;
import io.muster.ledger.HistoryEvent.Strictness;
import io.muster.ledger.HistoryEvent.Then;
import io.muster.ledger.SimulatedBraze.Fate;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.BatchState;
import io.muster.ledger.store.LeaseLostException;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.ImportRun.Waivers;
import io.muster.model.Percentage;
import io.muster.model.Reason;
import io.muster.model.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;

/** Lets a history happen, and checks after each import what the ledger promises (docs/design.md, the ten rules). */
final class HistoryRunner {

    private static final int BATCH = 2;

    private final HistoryFamily family;
    private final LedgerBench bench;
    private final Random chance;
    private final Set<Integer> known = new HashSet<>();
    /** What is wanted of each identifier; in a snapshot's cohort those of the last snapshot that was planned. */
    private final Set<String> wanted = new HashSet<>();
    /** The same before the import at work was planned. */
    private final Set<String> wantedBefore = new HashSet<>();
    /** Whether Braze may apply late, or twice, what it accepted; the gap of acknowledged changes is set then. */
    private final boolean acceptedMayBeLate;
    /** Beside whom the source named whom, as far as that was planned. */
    private AliasWords words = new AliasWords();
    /** The same before the import at work was planned. */
    private AliasWords wordsBefore = new AliasWords();
    /** What the last import parked or held; its approval lets so much go. */
    private Optional<EndedImport> parked = Optional.empty();

    private Optional<Backup> backup = Optional.empty();
    /** Users sent after the backup that was restored: where the source has dropped them since, nobody can know of them. */
    private final Set<String> lost = new HashSet<>();

    /**
     * @param ledger whom the ledger knew: not who had left and was folded away
     * @param sent how many requests Braze had got
     */
    private record Backup(ExpectedBraze book, Set<String> wanted, Set<String> ledger, int sent, AliasWords words) {}

    HistoryRunner(HistoryFamily family, DataSource database, long seed, boolean acceptedMayBeLate, String... poisoned) {
        this.family = family;
        this.chance = new Random(seed);
        this.acceptedMayBeLate = acceptedMayBeLate;
        this.bench = family.bench(database).packing(BATCH).against(new SimulatedBraze(HistoryFamily::user));
        if (acceptedMayBeLate) {
            bench.whereAcceptedMayBeLate();
        }
        if (seed % 2 == 0) {
            bench.foldingAlways();
        }
        this.bench.chance = chance;
        this.bench.braze.poison(poisoned);
    }

    /** What kills the process of an import. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    void happens(List<HistoryEvent> events) {
        events.forEach(this::happens);
        isMendedByTheNextImport();
    }

    private void happens(HistoryEvent event) {
        if (event instanceof Imports imports) {
            imports(imports);
        } else if (event instanceof Repeats) {
            repeats();
        } else if (event instanceof Resyncs) {
            bench.resyncsIfKnown();
        } else if (event instanceof Retires retires) {
            retires(retires);
        } else if (event instanceof Refuses refuses) {
            bench.braze.poison(identifier(refuses));
        } else if (event instanceof Identifies identifies) {
            identifies(identifies.person());
        } else if (event instanceof AMonthPasses) {
            bench.aMonthPasses();
        } else if (event instanceof Guarded guarded) {
            bench.guardedBy(guards(guarded.by()));
        } else if (event instanceof Edits) {
            edits();
        } else if (event instanceof BacksUp) {
            backup = Optional.of(new Backup(
                    bench.backsUp(),
                    Set.copyOf(wanted),
                    bench.ledger(),
                    bench.braze.requests().size(),
                    words.copy()));
        } else if (event instanceof Restores) {
            backup.ifPresent(this::restores);
        } else if (event instanceof Cures) {
            bench.braze.cure();
            bench.retriesRefusedIfKnown();
        } else if (event instanceof OneLands) {
            bench.braze.oneLands(chance);
        } else if (event instanceof QuietPasses) {
            bench.quietPasses();
        }
    }

    /** After all that went wrong, one import without a fault makes it right. */
    private void isMendedByTheNextImport() {
        bench.braze.next();
        bench.braze.cure();
        bench.guardedBy(LedgerBench.NO_GUARDS);
        bench.retriesRefusedIfKnown();
        EndedImport ended = repeats();
        assertThat(ended.state()).isEqualTo(ImportState.SUCCEEDED);
        bench.quietPasses();
        holds(bench.braze.users(), "at last");
        assertThat(repeats().state()).isEqualTo(ImportState.SUCCEEDED);
    }

    private EndedImport repeats() {
        bench.braze.next();
        List<SourcePerson> rows =
                bench.isList() ? List.of() : wanted.stream().map(this::row).toList();
        ImportWork work = bench.begin();
        Sum sum = new Sum(rows, false);
        plan(work, rows, sum);
        work.deliver();
        EndedImport ended = end(work);
        sum.checkSent();
        check(ended);
        parked = Optional.of(ended).filter(it -> !it.guard().equals("null"));
        return ended;
    }

    private Guards guards(Strictness by) {
        Optional<Percentage> half = Optional.of(Percentage.percent(50));
        return switch (by) {
            case NOTHING -> LedgerBench.NO_GUARDS;
            case REMOVES -> new Guards(half, Optional.empty(), 0, Optional.empty(), false);
            case ADDS -> new Guards(Optional.empty(), half, 0, Optional.empty(), false);
            case BOTH -> new Guards(half, half, 0, Optional.empty(), false);
            case FEW_MEMBERS -> new Guards(Optional.empty(), Optional.empty(), 3, Optional.empty(), false);
            case REJECTS -> new Guards(Optional.empty(), Optional.empty(), 0, half, false);
        };
    }

    /** In {@link HistoryFamily#KINDS} everybody comes by the other kind of identifier from now on. */
    private void edits() {
        if (family.turns()) {
            if (bench.isList()) {
                bench.turnsIntoSnapshots();
            } else {
                bench.turnsIntoLists();
            }
        }
        if (family == HistoryFamily.KINDS) {
            for (int n = 0; n < HistoryFamily.PERSONS_MOST; n++) {
                if (!known.remove(n)) {
                    known.add(n);
                }
            }
        }
    }

    private static String identifier(Refuses refuses) {
        return refuses.kind() == 'a' ? HistoryFamily.alias(refuses.person()) : refuses.kind() + "" + refuses.person();
    }

    private void identifies(int person) {
        if (family == HistoryFamily.DEVICES && known.add(person)) {
            bench.braze.identifies("d" + person);
            if (bench.braze.usersInTheEnd(chance).contains(String.valueOf(person))) {
                // The device takes nobody out any more: until the source ties it to the person, nobody can know.
                lost.add(String.valueOf(person));
            }
        }
    }

    private void restores(Backup then) {
        // It takes longer than any request may be late.
        bench.quietPasses();
        Set<String> since = new HashSet<>();
        List<SimulatedBraze.Sent> sent = bench.braze.requests();
        sent.subList(then.sent, sent.size()).forEach(request -> since.addAll(request.adds()));
        since.removeAll(then.ledger);
        lost.addAll(HistoryFamily.users(since));
        bench.restores(then.book);
        wanted.clear();
        wanted.addAll(then.wanted);
        words = then.words.copy();
        parked = Optional.empty();
        bench.resyncsIfKnown();
    }

    private SourcePerson row(String id) {
        SourcePerson row = SourcePerson.in(id);
        return switch (family) {
            case PERSONS -> row.of("P" + HistoryFamily.user(id));
            case ALTERNATES, SOURCES_OF_PERSONS ->
                id.startsWith("e") ? row.also(SourcePerson.alias("m" + HistoryFamily.user(id))) : row;
            case DEVICES -> {
                String user = HistoryFamily.user(id);
                yield known.contains(Integer.valueOf(user))
                        ? SourcePerson.in("e" + user).also("d" + user)
                        : row;
            }
            default -> row;
        };
    }

    private void retires(Retires event) {
        bench.braze.next(event.fates().stream().map(this::possible).toList());
        ImportWork work = bench.begin(ImportKind.RETIRE, Waivers.NONE).patient(1);
        work.plan(List.of());
        wanted.clear();
        work.deliver();
        check(work.end());
        parked = Optional.empty();
    }

    private void imports(Imports event) {
        bench.braze.next(event.fates().stream().map(this::possible).toList());
        boolean refresh = event.refresh();
        // A list is an edit: to send all again needs none.
        List<SourcePerson> rows =
                refresh && bench.isList() ? List.of() : family.rows(event.rows(), known, bench.isList());
        ImportWork work = begins(event, refresh).patient(event.patience());
        work.rejected = event.holed() ? rows.size() + 2 : 0;
        Sum sum = new Sum(rows, refresh);
        int[] steps = new int[1];
        // Not before it is planned: what it may send is known by then.
        int asked = chance.nextInt(4) == 0 ? 2 + chance.nextInt(20) : -1;
        work.step = () -> {
            int step = steps[0]++;
            if (step == asked) {
                bench.retriesRefused();
            }
            if (step == event.cancelledAt()) {
                work.run.stop(new StopReason.Cancelled("Ann"));
            }
            if (step == event.diesAt()) {
                throw new Died();
            }
        };
        EndedImport ended;
        try {
            plan(work, rows, sum);
            work.deliver();
            ended = end(work);
        } catch (Died died) {
            if (event.arrives()) {
                work.open.ifPresent(attempt -> bench.braze.hearsLater(attempt.batch()));
            }
            if (!work.isRunning()) {
                // It died after its end was written.
                check(work.row());
                return;
            }
            ended = goesOnElsewhere(work, event, rows, sum);
        }
        sum.checkSent();
        check(ended);
        if (ended.state() == ImportState.HELD) {
            assertThat(ended.requests()).isZero();
        }
        parked = Optional.of(ended).filter(it -> !it.guard().equals("null"));
    }

    private ImportWork begins(Imports event, boolean refresh) {
        if (event.approves() && parked.isPresent() && !refresh) {
            EndedImport last = parked.get();
            if (chance.nextBoolean()) {
                // Another trigger was quicker: the approval joins it.
                bench.queue.add(bench.request());
            }
            return bench.approvedAsOffered()
                    .orElseGet(() -> bench.approved(last.parkedAdds(), last.parkedRemoves(), last.guard()));
        }
        return bench.begin(refresh ? ImportKind.REFRESH : ImportKind.IMPORT, Waivers.NONE);
    }

    private Fate possible(Fate fate) {
        boolean late = fate == Fate.ACCEPTED_LATE || fate == Fate.ACCEPTED_TWICE;
        return late && !acceptedMayBeLate ? Fate.ACCEPTED : fate;
    }

    private EndedImport goesOnElsewhere(ImportWork dead, Imports event, List<SourcePerson> rows, Sum sum) {
        ImportClaim claim = bench.takesOver(dead);
        isFenced(dead);
        if (!claim.planned()) {
            bench.queue.putBack(claim, Duration.ZERO);
            ImportWork again = bench.begin(bench.queue.claim().orElseThrow()).patient(event.patience());
            again.rejected = dead.rejected;
            plan(again, rows, sum);
            again.deliver();
            return end(again);
        }
        ImportWork next = bench.begin(claim).patient(event.patience());
        if (event.then() == Then.IS_GIVEN_UP) {
            next.run.stop(new StopReason.OwnFault(Reason.uncoded("Its plan is too old.")));
        }
        next.deliver();
        return end(next);
    }

    private void plan(ImportWork work, List<SourcePerson> rows, Sum sum) {
        wantedBefore.clear();
        wantedBefore.addAll(wanted);
        wordsBefore = words.copy();
        try {
            work.plan(rows);
        } catch (ImportRun.Stopped cancelled) {
            return;
        }
        if (!bench.isList()) {
            if (Set.of("min-members", "max-rejected").contains(bench.guard(work))) {
                // What is held as a whole is not what is wanted.
                sum.check(work);
                return;
            }
            wanted.clear();
            for (int n = 0; n < HistoryFamily.PERSONS_MOST; n++) {
                if (!hasStood(n)) {
                    bench.book.mayBeIn(String.valueOf(n));
                }
            }
            words.said(rows);
        }
        rows.forEach(row -> {
            if (row.leaves()) {
                wanted.removeIf(id -> HistoryFamily.user(id).equals(HistoryFamily.user(row.id())));
            } else {
                wanted.add(row.id());
            }
        });
        sum.check(work);
    }

    private EndedImport end(ImportWork work) {
        EndedImport ended = work.endOrDie();
        if (ended.state() == ImportState.CANCELLED) {
            if (work.sent(
                            "add_ids || remove_ids",
                            BatchState.ACKNOWLEDGED,
                            BatchState.DOUBTED,
                            BatchState.SENT,
                            BatchState.SUPERSEDED,
                            BatchState.REFUSED)
                    .isEmpty()) {
                words = wordsBefore.copy();
            } else {
                words.standAs(wordsBefore);
            }
        }
        if ((bench.isList() || family.turns()) && ended.state() == ImportState.CANCELLED) {
            // What was never sent is as it was before, and so is what earlier imports could not send. Who was to stay
            // by another identifier was taken out along with this one, which says nothing of what is wanted.
            Set<String> takenOut = HistoryFamily.users(work.sent(
                    "remove_ids", BatchState.ACKNOWLEDGED, BatchState.DOUBTED, BatchState.SENT, BatchState.SUPERSEDED));
            takenOut.removeAll(HistoryFamily.users(wanted));
            wanted.clear();
            wanted.addAll(wantedBefore);
            wanted.removeIf(id -> takenOut.contains(HistoryFamily.user(id)));
            wanted.removeAll(work.sent("remove_ids", BatchState.REFUSED));
            wanted.addAll(work.sent(
                    "add_ids",
                    BatchState.ACKNOWLEDGED,
                    BatchState.DOUBTED,
                    BatchState.SENT,
                    BatchState.SUPERSEDED,
                    BatchState.REFUSED));
        }
        return work.afterwards(ended);
    }

    /** Who lost the import can do nothing more. */
    private void isFenced(ImportWork dead) {
        dead.step = () -> {};
        dead.open.ifPresent(attempt -> {
            assertThatThrownBy(() -> bench.batches.acknowledge(dead.run, attempt, false))
                    .isInstanceOf(LeaseLostException.class);
            assertThatThrownBy(() -> bench.batches.mark(dead.run, attempt.batch()))
                    .isInstanceOf(LeaseLostException.class);
        });
        Final end = new Final(ImportState.SUCCEEDED, FailureKind.NONE, Reason.NONE, true);
        assertThat(EndStatement.run(bench.sql, dead.run, end)).isEmpty();
    }

    private void check(EndedImport ended) {
        if (ended.state() == ImportState.SUCCEEDED) {
            if (!acceptedMayBeLate) {
                holds(bench.braze.users(), "after " + ended);
            }
            holds(bench.braze.usersInTheEnd(chance), "when all has landed after " + ended);
            lost.removeAll(HistoryFamily.users(wanted));
        }
    }

    private void holds(Set<String> held, String when) {
        Set<String> users = HistoryFamily.users(wanted);
        Set<String> certain = new HashSet<>(users);
        if (family == HistoryFamily.MOVING) {
            certain.removeIf(this::nobodySaid);
        }
        assertThat(HistoryFamily.users(held)).as(when).containsAll(certain);
        Set<String> more = new HashSet<>(HistoryFamily.users(held));
        more.removeAll(users);
        Set<String> mayStay = family == HistoryFamily.MOVING ? words.mayStay(wanted) : new HashSet<>();
        mayStay.removeIf(user -> hasStood(Integer.parseInt(user)) && bench.book.isOut(user));
        more.removeAll(mayStay);
        assertThat(lost)
                .as("unknown since the restore: all that may be too many %s", when)
                .containsAll(more);
    }

    /** Whether the source ever said that the two are one person. */
    private boolean hasStood(int person) {
        return words.everStood(HistoryFamily.alias(person), "e" + person);
    }

    /** Two identifiers of one person, or that were said to be at some time; but two external ids are two users. */
    private boolean mayBeTheSame(String id, String removed) {
        return !(id.startsWith("e") && removed.startsWith("e"))
                && (HistoryFamily.user(id).equals(HistoryFamily.user(removed))
                        || family == HistoryFamily.MOVING && words.everTied(id, removed));
    }

    /**
     * Somebody's alias stood beside others only, and was taken out with them, or held the external id in: nobody can know
     * that it takes out this one.
     */
    private boolean nobodySaid(String user) {
        int n = Integer.parseInt(user);
        return !hasStood(n)
                && Set.of("e" + n, HistoryFamily.alias(n)).stream()
                        .filter(wanted::contains)
                        .allMatch(bench.book::wasShaken);
    }

    /** What an import may send: who joined, who left, what is uncertain, and nobody else. */
    private final class Sum {
        private final Map<String, Boolean> says = new HashMap<>();
        private final boolean snapshot;
        private final boolean refresh;
        private final int sentBefore = bench.braze.requests().size();
        private final Set<String> unsure = new HashSet<>();
        private final Set<String> present = new HashSet<>();
        private final Map<String, Set<String>> removedSince = new HashMap<>();
        private final Set<String> wantedBefore = new HashSet<>(wanted);
        /** In, and sent again, since another identifier that may be theirs is taken out. */
        private final Set<String> again = new HashSet<>();

        private Sum(List<SourcePerson> rows, boolean refresh) {
            this.snapshot = !bench.isList();
            this.refresh = refresh;
            for (SourcePerson row : rows) {
                if (row.leaves()) {
                    bench.book.known().stream()
                            .filter(id -> HistoryFamily.user(id).equals(HistoryFamily.user(row.id())))
                            .forEach(id -> says.put(id, false));
                }
                says.put(row.id(), !row.leaves());
            }
            for (String id : bench.book.known()) {
                if (bench.book.isUncertain(id)) {
                    unsure.add(id);
                }
                removedSince.put(id, bench.book.removedSince(id));
                if (bench.book.isPresent(id)) {
                    present.add(id);
                }
            }
        }

        private boolean mayBeSent(String id) {
            if (again.contains(id) || family == HistoryFamily.MOVING && isShaken(id)) {
                return true;
            }
            boolean in = says.getOrDefault(id, !snapshot && wantedBefore.contains(id));
            return refresh && in || unsure.contains(id) || present.contains(id) != in;
        }

        /** An identifier that may be theirs, as the source says now, was taken out before. */
        private boolean isShaken(String id) {
            return wanted.contains(id)
                    && removedSince.getOrDefault(id, Set.of()).stream()
                            .anyMatch(removed -> !removed.equals(id) && mayBeTheSame(id, removed));
        }

        /** Right after the plan: no more requests than its changes fill. */
        private void check(ImportWork work) {
            List<Batch> planned = work.planned();
            List<String> ids = new ArrayList<>();
            planned.forEach(batch -> {
                ids.addAll(batch.adds());
                ids.addAll(batch.removes());
            });
            planned.forEach(batch -> batch.removes().forEach(removed -> ids.stream()
                    .filter(id -> family.sendsAgain() && wanted.contains(id) && mayBeTheSame(id, removed))
                    .forEach(again::add)));
            assertThat(ids).doesNotHaveDuplicates().allMatch(this::mayBeSent);
            if (planned.stream().allMatch(batch -> batch.phase() <= 2)) {
                boolean mixed = !ids.stream().allMatch(id -> id.startsWith("e"));
                assertThat(planned.size()).isLessThanOrEqualTo((ids.size() + BATCH - 1) / BATCH + (mixed ? 1 : 0));
            }
        }

        private void checkSent() {
            List<SimulatedBraze.Sent> sent = bench.braze.requests();
            for (SimulatedBraze.Sent request : sent.subList(sentBefore, sent.size())) {
                assertThat(request.all()).hasSizeLessThanOrEqualTo(BATCH).allMatch(this::mayBeSent);
            }
        }
    }
}
