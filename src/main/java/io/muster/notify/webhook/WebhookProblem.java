package io.muster.notify.webhook;

import io.muster.model.CauseChain;
import io.muster.notify.DeliveryProblem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Why a webhook was not delivered, never in an exception's own words, which hold the URL. */
final class WebhookProblem {

    private WebhookProblem() {}

    static DeliveryProblem of(Throwable problem) {
        return CauseChain.find(problem, WebhookException.class)
                .map(e -> new DeliveryProblem(String.valueOf(e.getMessage()), e.isLasting()))
                .orElseGet(() -> new DeliveryProblem(sentence(problem), false));
    }

    private static String sentence(Throwable problem) {
        if (has(problem, PublicAddressResolver.ItselfException.class)) {
            return "it leads to Muster itself, where no webhook may go";
        }
        if (has(problem, PublicAddressResolver.RefusedException.class)) {
            return "its name leads to an address where no webhook may go; for a private one set"
                    + " muster.webhook.allow-private to true";
        }
        if (has(problem, UnknownHostException.class)) {
            return "its name is not known";
        }
        if (has(problem, SSLException.class)) {
            return "its certificate is not trusted or is for another name, or there is no encryption in common";
        }
        if (has(problem, SocketTimeoutException.class)) {
            return "it gave no answer in time";
        }
        if (has(problem, ConnectException.class) || has(problem, NoRouteToHostException.class)) {
            return "nobody answers there";
        }
        return "the attempt ended with " + CauseChain.root(problem).getClass().getSimpleName();
    }

    private static boolean has(Throwable problem, Class<? extends Throwable> type) {
        return CauseChain.find(problem, type).isPresent();
    }
}
