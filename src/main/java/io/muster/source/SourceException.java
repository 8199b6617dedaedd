package io.muster.source;

/**
 * The source could not be read. The message is one sentence for the history, the mail and the error file: what is
 * wrong, where, and the remedy. It holds no cell's content.
 */
public class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
