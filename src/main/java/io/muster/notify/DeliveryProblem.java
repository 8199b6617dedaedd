package io.muster.notify;

import java.util.List;

/**
 * Why something was not delivered.
 *
 * @param sentence for log, pages and API; never an exception's own text, which may quote a login or a URL
 * @param lasting whether another attempt would not help
 * @param delivered recipients who have it all the same
 * @param refused recipients who never get it
 */
public record DeliveryProblem(String sentence, boolean lasting, List<String> delivered, List<String> refused) {

    public DeliveryProblem(String sentence, boolean lasting) {
        this(sentence, lasting, List.of(), List.of());
    }
}
