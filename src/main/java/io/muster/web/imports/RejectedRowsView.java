package io.muster.web.imports;

import io.muster.imports.Import;
import io.muster.ledger.store.RefusalCounts.RefusedIdentifier;
import io.muster.model.Identifier;
import io.muster.model.Numbers;
import io.muster.model.Phrases;
import io.muster.web.imports.RejectFiles.MaskedReject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is not in Braze though the source has it, by reason. Public for the templates only.
 *
 * @param download where the rows lie; empty when there are none, or their file was removed
 * @param remarks what is told of cells that were read otherwise than they are written
 * @param gone why they cannot be downloaded, where somebody would expect it
 */
public record RejectedRowsView(
        List<RejectReasonLine> reasons, Optional<String> download, String gone, List<String> remarks) {

    /**
     * One reason.
     *
     * @param examples the first few, masked; one text
     */
    public record RejectReasonLine(String name, String number, String examples) {}

    private static final String REFUSED = "REFUSED";

    static RejectedRowsView of(Import it, ImportDetails details, boolean mayDownload, Phrases phrases) {
        Numbers numbers = phrases.numbers();
        List<RejectReasonLine> reasons = new ArrayList<>(it.rejects().entrySet().stream()
                // Refused identifiers have a count of their own.
                .filter(reason -> !reason.getKey().equals(REFUSED))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(reason -> new RejectReasonLine(
                        phrases.rejected(reason.getKey()),
                        numbers.grouped(reason.getValue()),
                        rows(details.examples().getOrDefault(reason.getKey(), List.of()), phrases)))
                .toList());
        if (reasons.isEmpty() && it.counts().rejected() > 0) {
            reasons.add(new RejectReasonLine(
                    phrases.say("page.left.out.all"),
                    numbers.grouped(it.counts().rejected()),
                    ""));
        }
        if (it.counts().refused() > 0) {
            reasons.add(new RejectReasonLine(
                    phrases.rejected(REFUSED),
                    numbers.grouped(it.counts().refused()),
                    refused(details.refused(), phrases)));
        }
        boolean expected = it.counts().rejected() > 0 && it.state().isFinal();
        return new RejectedRowsView(
                reasons,
                expected && details.file() && mayDownload
                        ? Optional.of("/imports/" + it.id() + "/rejects.csv")
                        : Optional.empty(),
                expected && !details.file() ? phrases.say("left.out.gone") : "",
                phrases.remarks(it.remarks()));
    }

    private static String rows(List<MaskedReject> examples, Phrases phrases) {
        return examples.stream()
                .map(each -> each.masked().isEmpty()
                        ? phrases.say("left.out.row", each.row())
                        : phrases.say("left.out.row.with", each.row(), each.masked()))
                .collect(Collectors.joining(" · "));
    }

    private static String refused(List<RefusedIdentifier> examples, Phrases phrases) {
        return examples.stream()
                .map(each -> phrases.say(
                        each.remove() ? "left.out.refused.remove" : "left.out.refused",
                        phrases.say("kind." + kind(each.kind())),
                        each.masked()))
                .collect(Collectors.joining(" · "));
    }

    private static String kind(Class<? extends Identifier> kind) {
        return kind == Identifier.ExternalId.class ? "external" : kind == Identifier.Alias.class ? "alias" : "device";
    }
}
