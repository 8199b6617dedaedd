package io.muster.boot;

import io.muster.access.Access;
import io.muster.model.HealthReport;
import io.muster.model.StartException;
import io.muster.settings.Addresses;
import io.muster.settings.Settings.HttpSettings;
import io.muster.web.security.ServerAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Who can reach the server: by its host, its public URL and its proxies. */
public final class ServerExposure {

    private static final Logger LOG = LoggerFactory.getLogger(ServerExposure.class);

    private ServerExposure() {}

    static ServerAddress address(HttpSettings http) {
        return new ServerAddress(
                http.host().replaceFirst("\\.$", ""), http.port(), isLoopback(http), http.publicUrl(), http.proxies());
    }

    /** Names by which the service is known, and which whoever guesses passwords knows too. */
    public static List<String> names(HttpSettings http) {
        return List.of(String.valueOf(http.publicUrl().getHost()), http.host(), host());
    }

    /** Before anything is begun: beyond loopback nobody is let in who has not signed in, so somebody must be able to. */
    static void requireUsers(HttpSettings http, Access access) {
        Optional<String> strangers = strangers(http);
        if (strangers.isPresent() && !access.accounts().any()) {
            throw StartException.wrongConfiguration(
                    strangers.get() + ", and there is nobody yet who could sign in. Make the first user: java -jar"
                            + " target/muster.jar user add NAME --role admin");
        }
        if (strangers.isEmpty() && !access.accounts().any()) {
            LOG.warn(
                    "http=nobody-signs-in action=\"whoever works on this machine is admin; before a proxy or a tunnel leads"
                            + " here, make the first user: java -jar target/muster.jar user add NAME --role admin\"");
        }
        if (strangers.isPresent() && !"https".equals(http.publicUrl().getScheme())) {
            LOG.warn(
                    "http=plain host={} action=\"put a proxy with TLS before it and set muster.http.public-url to"
                            + " its https URL; passwords and sessions travel in the clear\"",
                    http.host());
        }
    }

    /** Without a user, whoever reaches the port from this machine is the admin: also by way of what says nothing of itself. */
    static List<HealthReport.Item> items(Access access) {
        try {
            return access.accounts().any()
                    ? List.of()
                    : List.of(HealthReport.Item.of("access", HealthReport.HealthState.UP, "access.nobody"));
        } catch (DataAccessException e) {
            // The database's own line says so.
            return List.of();
        }
    }

    /** What lets people in who do not work on this machine: empty where nothing does. */
    public static Optional<String> strangers(HttpSettings http) {
        if (!isLoopback(http)) {
            return Optional.of("muster.http.host is " + http.host() + ", beyond loopback");
        }
        if (!Addresses.isLoopback(http.publicUrl().getHost())) {
            return Optional.of("muster.http.public-url is " + http.publicUrl() + ", which others can open");
        }
        return http.proxies().isEmpty()
                ? Optional.empty()
                : Optional.of("muster.http.proxies is set, so others come by way of a proxy");
    }

    /** By its letters, and by what this machine makes of them. */
    private static boolean isLoopback(HttpSettings http) {
        try {
            return Addresses.isLoopback(http.host())
                    && InetAddress.getByName(http.host().replaceFirst("\\.$", ""))
                            .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this host";
        }
    }
}
