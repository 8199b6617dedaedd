package io.muster.sandbox;

/** A request broke the contract. The message is a sentence without identifiers and keys. */
final class Violation extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String sentence;

    Violation(String message) {
        this(400, message);
    }

    Violation(int status, String message) {
        super(message);
        this.status = status;
        this.sentence = message;
    }

    String sentence() {
        return sentence;
    }

    int status() {
        return status;
    }
}
