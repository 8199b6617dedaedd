package io.muster.braze;

import io.muster.model.Target;
import java.time.Duration;

/**
 * What an answer that is no acceptance can mean (docs/braze-api.md, <i>Answers</i>), with its remedy: said whole, since neither
 * Braze nor a proxy says which. Nothing of what stood in the answer is told.
 */
final class KeyRefusalCauses {

    private static final String REST_HOSTS = "https://rest.iad-01.braze.com";

    private KeyRefusalCauses() {}

    /** Keys, partner or host: the workspace stops. */
    static String of(int status, ResponseBody.Kind body, Target target) {
        if (status == 404 && isStranger(body)) {
            return ("Nobody at %s knows Braze's partner API (404 with %s): the workspace's endpoint or a proxy on the way "
                            + "is wrong, or the partner's name \"%s\". The endpoint is the REST endpoint, such as %s.")
                    .formatted(target.endpoint(), body.words(), target.partner(), REST_HOSTS);
        }
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

    /** Turned away for good, by nobody's fault here. */
    static String declined(int status, ResponseBody.Kind body, Target target) {
        if (status < 400) {
            return ("%s sends us elsewhere (%d) instead of taking the request: it is a wrong address, such as the "
                            + "dashboard's, or a proxy that asks for a sign-in. Set the endpoint of workspace %s to the "
                            + "REST endpoint, such as %s, then import again.")
                    .formatted(target.endpoint(), status, target.workspace(), REST_HOSTS);
        }
        if (status == 407 || isStranger(body)) {
            return ("A proxy or firewall on the way to Braze turned the request away (%d with %s); it did not reach "
                            + "Braze. The keys are not at fault, and nobody is marked as refused. Let this machine reach "
                            + "%s, with a body of up to 4 MB, then import again.")
                    .formatted(status, body.words(), target.endpoint());
        }
        return ("Braze answered %d, which its API never says to a request in order; nobody is marked as refused. Check "
                        + "the endpoint of workspace %s and any proxy on the way to it, then import again.")
                .formatted(status, target.workspace());
    }

    /** Short, for a sentence or a line of the log. */
    static String whoAnswered(int status, ResponseBody.Kind body) {
        return isStranger(body)
                ? "a proxy or another server in Braze's place answered " + status + " with " + body.words()
                : "Braze answered " + status;
    }

    static String words(Duration duration) {
        return duration.toMinutes() >= 1 && duration.toSecondsPart() == 0
                ? duration.toMinutes() + " min"
                : duration.toSeconds() + " s";
    }

    private static boolean isStranger(ResponseBody.Kind body) {
        return body != ResponseBody.Kind.BRAZE && body != ResponseBody.Kind.NOTHING;
    }
}
