package io.muster.notify.mail;

import io.muster.model.CauseChain;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server said of each recipient, where it did not take a mail for all of them. The mail goes to those whom
 * it takes ({@code mail.smtp.sendpartial}); a 5xx is for good, a 4xx is tried again.
 */
record PartialDelivery(List<String> taken, List<String> refused, List<String> later) {

    static Optional<PartialDelivery> of(Throwable problem) {
        return CauseChain.find(problem, SendFailedException.class, PartialDelivery::tellsOfRecipients)
                .map(it -> new PartialDelivery(
                        addresses(it.getValidSentAddresses()),
                        addresses(it.getInvalidAddresses()),
                        addresses(it.getValidUnsentAddresses())));
    }

    String sentence() {
        String more = taken.isEmpty() ? "" : "; the others have it";
        if (refused.isEmpty()) {
            return "the mail server put " + recipients(later.size()) + " of a mail off; it is tried again for them"
                    + more;
        }
        String also = later.isEmpty() ? "" : " and put " + later.size() + " off";
        return "the mail server refused " + recipients(refused.size()) + " of a mail for good" + also + more;
    }

    private static String recipients(int count) {
        return count == 1 ? "1 recipient" : count + " recipients";
    }

    private static boolean tellsOfRecipients(SendFailedException it) {
        boolean some = !addresses(it.getInvalidAddresses()).isEmpty()
                || !addresses(it.getValidSentAddresses()).isEmpty();
        return !(it instanceof SMTPSenderFailedException) && (some || putsOff(it));
    }

    /** None is refused and none has it: it is about the recipients only where each has an answer of its own. */
    private static boolean putsOff(SendFailedException it) {
        for (Exception each = it.getNextException();
                each != null;
                each = each instanceof MessagingException more ? more.getNextException() : null) {
            if (each.getClass().getSimpleName().equals("SMTPAddressFailedException")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> addresses(Address @Nullable [] all) {
        return all == null
                ? List.of()
                : Arrays.stream(all)
                        .flatMap(each ->
                                each instanceof InternetAddress known ? Stream.of(known.getAddress()) : Stream.empty())
                        .toList();
    }
}
