package io.muster.notify.message;

import io.muster.imports.Counts;
import io.muster.imports.query.ImportContext;
import io.muster.model.Numbers;
import io.muster.notify.MessageContent.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of figures in a mail, in the order in which they are asked for. */
final class MessageFacts {

    /** An approval is offered for a day (docs/design.md, <i>Guards</i>). */
    private static final Duration OFFER = Duration.ofHours(24);

    private final List<Fact> facts = new ArrayList<>();
    private final MessageDraft draft;
    private final Counts counts;
    private final Numbers numbers;

    MessageFacts(MessageDraft draft) {
        this.draft = draft;
        this.counts = draft.counts();
        this.numbers = draft.phrases().numbers();
    }

    MessageFacts members() {
        add("fact.members", counts.presentAfter());
        boolean moved = counts.added() + counts.removed() + counts.settled() > 0;
        return moved ? add("fact.before", counts.presentBefore()).changes() : this;
    }

    MessageFacts membersNow() {
        return add("fact.members.now", counts.presentAfter());
    }

    MessageFacts changes() {
        put("fact.added", numbers.added(counts.added()));
        put("fact.removed", numbers.removed(counts.removed()));
        return some("fact.settled", counts.settled());
    }

    MessageFacts parked() {
        some("fact.added", counts.added(), numbers.added(counts.added()));
        some("fact.removed", counts.removed(), numbers.removed(counts.removed()));
        some("fact.parked.removals", counts.parkedRemoves());
        some("fact.parked.adds", counts.parkedAdds());
        add("fact.approved", counts.presentAfter() - counts.parkedRemoves() + counts.parkedAdds());
        return put("fact.offer", draft.times().date(draft.ended().plus(OFFER)));
    }

    MessageFacts leftOut() {
        draft.it().rejects().entrySet().stream()
                // Refused identifiers have a fact of their own.
                .filter(reason -> !reason.getKey().equals("REFUSED"))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(reason -> row(
                        draft.say("fact.left.out", draft.phrases().rejected(reason.getKey())),
                        numbers.grouped(reason.getValue())));
        if (draft.it().rejects().isEmpty()) {
            some("fact.left.out.all", counts.rejected());
        }
        new TreeMap<>(draft.it().remarks()).forEach((remark, count) -> {
            if (count > 0 && draft.phrases().has("fact.remark." + remark)) {
                add("fact.remark." + remark, count);
            }
        });
        return this;
    }

    MessageFacts failedFile() {
        draft.it().failedFile().ifPresent(file -> put("fact.failed.file", file));
        return this;
    }

    MessageFacts rows() {
        return add("fact.rows", counts.rows());
    }

    MessageFacts refused() {
        return some("fact.refused", counts.refused());
    }

    MessageFacts warnings() {
        return some("fact.warnings", counts.warnings());
    }

    MessageFacts stillIn() {
        return some("fact.still.in", counts.refusedRemoves());
    }

    MessageFacts notSent() {
        return some("fact.not.sent", counts.changes() - counts.acknowledged());
    }

    MessageFacts wrongSince() {
        Instant until = draft.ended();
        draft.context().past().wentWrong().ifPresent(since -> {
            boolean sameDay = since.atZone(draft.context().zone())
                    .toLocalDate()
                    .equals(until.atZone(draft.context().zone()).toLocalDate());
            String from = sameDay ? draft.times().clock(since) : draft.times().date(since);
            String to = sameDay ? draft.times().clock(until) : draft.times().date(until);
            put("fact.wrong", draft.say("fact.from.to", from, to));
        });
        return this;
    }

    MessageFacts lastRight() {
        ImportContext context = draft.context();
        context.past()
                .lastRight()
                .ifPresent(when -> put("fact.last.right", draft.times().date(when)));
        return this;
    }

    MessageFacts next() {
        draft.context().next().ifPresent(when -> put("fact.next", draft.times().date(when)));
        return this;
    }

    List<Fact> list() {
        return List.copyOf(facts);
    }

    private MessageFacts add(String key, long number) {
        return put(key, numbers.grouped(number));
    }

    private MessageFacts some(String key, long number) {
        return some(key, number, numbers.grouped(number));
    }

    private MessageFacts some(String key, long number, String value) {
        return number == 0 ? this : put(key, value);
    }

    private MessageFacts put(String key, String value) {
        return row(draft.say(key), value);
    }

    private MessageFacts row(String label, String value) {
        facts.add(new Fact(label, value));
        return this;
    }
}
