package io.muster.delivery;

import io.muster.delivery.Requests.Keys;

/** The keys of a workspace as they are now; a replaced key takes effect with the next request. */
public interface Keyring {

    Keys of(String workspace);

    /** Braze took a request with them. */
    void accepted(String workspace);
}
