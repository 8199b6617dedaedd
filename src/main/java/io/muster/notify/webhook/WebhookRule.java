package io.muster.notify.webhook;

import io.muster.access.IpRange;
import io.muster.definition.DefinitionRule;
import io.muster.model.CohortDefinition;
import io.muster.settings.Settings.WebhookSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the settings ask of a definition's webhook. Names are looked up when something goes there, not here. */
public final class WebhookRule implements DefinitionRule {

    private static final String FIELD = "notify.webhook";
    private static final String ALLOW = "set muster.webhook.allow-private to true where that is meant";
    /** Java reads an address without asking anybody. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[.*]");

    private final WebhookSettings settings;
    private final PublicAddressResolver addresses;

    public WebhookRule(WebhookSettings settings, PublicAddressResolver addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    @Override
    public List<Objection> objectionsTo(CohortDefinition definition) {
        return definition.notice().webhook().flatMap(this::objection).stream().toList();
    }

    private Optional<Objection> objection(URI url) {
        if (settings.secret().isEmpty()) {
            return Optional.of(new Objection(
                    FIELD,
                    "notify.webhook needs a secret to be signed with",
                    "set muster.webhook.secret, or MUSTER_WEBHOOK_SECRET_FILE, and start again"));
        }
        if (!settings.allowPrivate() && "http".equals(url.getScheme())) {
            return Optional.of(new Objection(FIELD, "notify.webhook is not https", "write an https URL, or " + ALLOW));
        }
        if (addresses.isOurOwn(url)) {
            return Optional.of(new Objection(
                    FIELD, "notify.webhook goes to Muster itself", "write the address of another program"));
        }
        if (PublicAddressResolver.isAmbiguous(url.getHost())) {
            return Optional.of(new Objection(
                    FIELD,
                    "notify.webhook goes to a number that programs read differently",
                    "write four numbers from 0 to 255, or a name"));
        }
        return isRefused(url.getHost())
                ? Optional.of(new Objection(
                        FIELD,
                        "notify.webhook goes to an address where no webhook may go",
                        "write a public one, or for a private one " + ALLOW))
                : Optional.empty();
    }

    private boolean isRefused(String host) {
        if (IpRange.isLoopback(host)) {
            return !settings.allowPrivate();
        }
        try {
            return ADDRESS.matcher(host).matches() && !addresses.isAllowed(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
