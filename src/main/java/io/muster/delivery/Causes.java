package io.muster.delivery;

import io.muster.cohort.Target;

/** What a refusal of the keys can mean (braze-api, <i>Answers</i>): said whole, since Braze does not say which. */
final class Causes {

    private Causes() {}

    static String of(int status, Target target) {
        if (status == 404) {
            return ("Braze does not know the partner \"%s\" at %s (404): the partner's name or the workspace's endpoint "
                            + "is wrong.")
                    .formatted(target.partner(), target.endpoint());
        }
        return ("Braze refused the keys of workspace %s (%d). One of four causes: the data import key is wrong or was "
                        + "invalidated; the workspace is on another cluster than %s; Muster is not enabled for this "
                        + "workspace; the partner key is wrong.")
                .formatted(target.workspace(), status, target.endpoint());
    }
}
