package io.muster.braze;

import io.muster.braze.ResponseBody.ResponseBodyKind;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.Target;

/**
 * What an answer that is no acceptance can mean (docs/braze-api.md, <i>Answers</i>), with its remedy: said whole, since neither
 * Braze nor a proxy says which. Nothing of what stood in the answer is told.
 */
public final class KeyRefusalCauses {

    private static final String REST_HOSTS = "https://rest.iad-01.braze.com";

    private KeyRefusalCauses() {}

    /** Keys, partner or host: the workspace stops. */
    public static Reason of(int status, ResponseBodyKind body, Target target) {
        if (status == 404 && isStranger(body)) {
            return Reason.of(
                    ReasonCode.ENDPOINT_UNKNOWN, target.endpoint(), body.words(), target.partner(), REST_HOSTS);
        }
        return status == 404
                ? Reason.of(ReasonCode.PARTNER_UNKNOWN, target.partner(), target.endpoint())
                : Reason.of(ReasonCode.KEYS_REFUSED, target.workspace(), Integer.toString(status), target.endpoint());
    }

    /** Turned away for good, by nobody's fault here. */
    public static Reason declined(int status, ResponseBodyKind body, Target target) {
        String said = Integer.toString(status);
        if (status < 400) {
            return Reason.of(ReasonCode.ENDPOINT_REDIRECTS, target.endpoint(), said, target.workspace(), REST_HOSTS);
        }
        return status == 407 || isStranger(body)
                ? Reason.of(ReasonCode.TURNED_AWAY, said, body.words(), target.endpoint())
                : Reason.of(ReasonCode.STATUS_UNEXPECTED, said, target.workspace());
    }

    /** Short, for a sentence or a line of the log. */
    static Reason whoAnswered(int status, ResponseBodyKind body) {
        String said = Integer.toString(status);
        return isStranger(body)
                ? Reason.of(ReasonCode.STRANGER_ANSWERED, said, body.words())
                : Reason.of(ReasonCode.BRAZE_ANSWERED, said);
    }

    private static boolean isStranger(ResponseBodyKind body) {
        return body != ResponseBodyKind.BRAZE && body != ResponseBodyKind.NOTHING;
    }
}
