package io.muster.notify.webhook;

import io.muster.notify.DueNotification;
import io.muster.notify.Outbox;
import io.muster.notify.webhook.HttpChannel.Outgoing;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the route asks that posts what is due to webhooks and other receivers. */
public final class WebhookRequests {

    private static final int GONE = 410;

    private final Map<String, HttpChannel> channels;
    private final Outbox outbox;

    public WebhookRequests(List<HttpChannel> channels, Outbox outbox) {
        this.channels = channels.stream().collect(Collectors.toMap(HttpChannel::name, Function.identity()));
        this.outbox = outbox;
    }

    public Outgoing request(long id) {
        DueNotification due = outbox.due(id);
        HttpChannel channel = channels.get(due.channel());
        if (channel == null) {
            throw new WebhookException("this Muster does not know the channel " + due.channel(), false);
        }
        return channel.request(due);
    }

    /** Its headers, and none of ours. */
    public void head(Map<String, Object> headers, Outgoing request) {
        headers.clear();
        headers.putAll(request.headers());
    }

    public void answered(int status) {
        if (status < 200 || status > 299) {
            String more = status >= 300 && status < 400 ? "; redirects are not followed" : "";
            throw new WebhookException("it answered with " + status + more, status == GONE);
        }
    }
}
