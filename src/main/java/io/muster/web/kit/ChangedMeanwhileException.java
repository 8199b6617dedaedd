package io.muster.web.kit;

/** Somebody else saved in between; the message is a sentence that tells what. */
public final class ChangedMeanwhileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ChangedMeanwhileException(String sentence) {
        super(sentence);
    }
}
