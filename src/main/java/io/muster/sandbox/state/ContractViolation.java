package io.muster.sandbox.state;

/** A request broke the contract. The message is a sentence without identifiers and keys. */
public final class ContractViolation extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String sentence;

    public ContractViolation(String message) {
        this(400, message);
    }

    public ContractViolation(int status, String message) {
        super(message);
        this.status = status;
        this.sentence = message;
    }

    public String sentence() {
        return sentence;
    }

    public int status() {
        return status;
    }
}
