package io.muster.page;

/** Somebody else saved in between; the message is a sentence that tells what. */
final class ChangedMeanwhileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ChangedMeanwhileException(String sentence) {
        super(sentence);
    }
}
