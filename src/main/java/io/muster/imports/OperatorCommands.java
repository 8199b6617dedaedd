package io.muster.imports;

import io.muster.model.Reason;
import io.muster.model.ReasonException;
import java.util.Optional;

/**
 * What people may ask of the service. Each returns when the wish is durable, not when it is fulfilled.
 *
 * <p>A cohort that is not there is a {@link NoSuchThing}; what cannot be done now is a {@link NotNow} with its reason.
 */
public interface OperatorCommands {

    int LONGEST_WHY = 200;

    /** Queues an import, or joins the one that waits. @return its id */
    long start(String cohort, Trigger trigger, Optional<String> by);

    /** Ends an import that waits or runs. */
    void cancel(long importId, String by);

    /** Lets what a guard parked go, up to its number, with a new import. @return the new import's id */
    long approve(long importId, Trigger trigger, Optional<String> by);

    void pause(String cohort, String by, String why);

    /** Why something is done, as it is kept: on one line, and no longer than is read. */
    static String why(Optional<String> written) {
        String why = written.orElse("").replaceAll("\\p{Cntrl}+", " ").strip();
        if (why.length() <= LONGEST_WHY) {
            return why;
        }
        // Half a sign is none that a database takes.
        int end = Character.isHighSurrogate(why.charAt(LONGEST_WHY - 1)) ? LONGEST_WHY - 1 : LONGEST_WHY;
        return why.substring(0, end).strip() + "…";
    }

    void resume(String cohort);

    /** Calls every member uncertain and starts an import that settles all. */
    long resync(String cohort, Trigger trigger, Optional<String> by);

    /** Goes on with a ledger that is behind as if nothing were missing. */
    void trust(String cohort);

    /** Leaves the members where they are and goes on with a new ledger, which begins with nothing held. */
    void setAside(String cohort, String by);

    /** Starts an import that sends every present member again. */
    long refresh(String cohort, Trigger trigger, Optional<String> by);

    /** Starts an import that takes every member out. */
    long retire(String cohort, Trigger trigger, Optional<String> by);

    /** Forgets refusals and starts an import that tries them again. */
    long retryRefused(String cohort, Trigger trigger, Optional<String> by);

    /** Answers whether a workspace with a new key or endpoint is the one where its members are. */
    void sameWorkspace(String workspace, boolean same, String by);

    /** There is no such cohort, import or workspace. */
    final class NoSuchThing extends ReasonException {
        private static final long serialVersionUID = 1;

        public NoSuchThing(Reason why) {
            super(why);
        }
    }

    /** It cannot be done now; the reason says why and what would help. */
    final class NotNow extends ReasonException {
        private static final long serialVersionUID = 1;

        public NotNow(Reason why) {
            super(why);
        }
    }
}
