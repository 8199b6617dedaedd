package io.muster.notify.webhook;

/** A webhook was not delivered, and why: a sentence for log and API, without the receiver's own words. */
final class WebhookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    /** @param lasting whether another attempt would not help */
    WebhookException(String sentence, boolean lasting) {
        super(sentence);
        this.lasting = lasting;
    }

    boolean isLasting() {
        return lasting;
    }
}
