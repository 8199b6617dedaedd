package io.muster.braze;

import io.muster.braze.BrazeRequests.Keys;

/** The keys of a workspace as they are now; a replaced key takes effect with the next request. */
public interface ApiKeys {

    Keys of(String workspace);

    /** Braze took a request with them. */
    void accepted(String workspace);
}
