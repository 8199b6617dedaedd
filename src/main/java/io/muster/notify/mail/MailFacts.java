package io.muster.notify.mail;

import io.muster.imports.Counts;
import io.muster.imports.query.ImportContext;
import io.muster.model.Numbers;
import io.muster.notify.mail.MailModel.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of figures in a mail, in the order in which they are asked for. */
final class MailFacts {

    /** An approval is offered for a day (docs/design.md, <i>Guards</i>). */
    private static final Duration OFFER = Duration.ofHours(24);

    private final List<Fact> facts = new ArrayList<>();
    private final MailDraft draft;
    private final Counts counts;
    private final Numbers numbers;

    MailFacts(MailDraft draft) {
        this.draft = draft;
        this.counts = draft.counts();
        this.numbers = draft.phrases().numbers();
    }

    MailFacts members() {
        add("fact.members", counts.presentAfter());
        boolean moved = counts.added() + counts.removed() + counts.settled() > 0;
        return moved ? add("fact.before", counts.presentBefore()).changes() : this;
    }

    MailFacts membersNow() {
        return add("fact.members.now", counts.presentAfter());
    }

    MailFacts changes() {
        put("fact.added", numbers.added(counts.added()));
        put("fact.removed", numbers.removed(counts.removed()));
        return some("fact.settled", counts.settled());
    }

    MailFacts parked() {
        some("fact.added", counts.added(), numbers.added(counts.added()));
        some("fact.removed", counts.removed(), numbers.removed(counts.removed()));
        some("fact.parked.removals", counts.parkedRemoves());
        some("fact.parked.adds", counts.parkedAdds());
        add("fact.approved", counts.presentAfter() - counts.parkedRemoves() + counts.parkedAdds());
        return put("fact.offer", draft.times().date(draft.ended().plus(OFFER)));
    }

    MailFacts leftOut() {
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

    MailFacts failedFile() {
        draft.it().failedFile().ifPresent(file -> put("fact.failed.file", file));
        return this;
    }

    MailFacts rows() {
        return add("fact.rows", counts.rows());
    }

    MailFacts refused() {
        return some("fact.refused", counts.refused());
    }

    MailFacts warnings() {
        return some("fact.warnings", counts.warnings());
    }

    MailFacts stillIn() {
        return some("fact.still.in", counts.refusedRemoves());
    }

    MailFacts notSent() {
        return some("fact.not.sent", counts.changes() - counts.acknowledged());
    }

    MailFacts wrongSince() {
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

    MailFacts lastRight() {
        ImportContext context = draft.context();
        context.past()
                .lastRight()
                .ifPresent(when -> put("fact.last.right", draft.times().date(when)));
        return this;
    }

    MailFacts next() {
        draft.context().next().ifPresent(when -> put("fact.next", draft.times().date(when)));
        return this;
    }

    List<Fact> list() {
        return List.copyOf(facts);
    }

    private MailFacts add(String key, long number) {
        return put(key, numbers.grouped(number));
    }

    private MailFacts some(String key, long number) {
        return some(key, number, numbers.grouped(number));
    }

    private MailFacts some(String key, long number, String value) {
        return number == 0 ? this : put(key, value);
    }

    private MailFacts put(String key, String value) {
        return row(draft.say(key), value);
    }

    private MailFacts row(String label, String value) {
        facts.add(new Fact(label, value));
        return this;
    }
}
