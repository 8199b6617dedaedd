package io.muster.boot;

import io.muster.imports.ImportQueue;
import io.muster.settings.Settings;
import io.muster.settings.Settings.BrazeSettings;
import io.muster.settings.Settings.MailSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Properties;

/** What the routes read of the settings, and how Camel itself runs here. */
public final class CamelProperties {

    private CamelProperties() {}

    public static Properties of(Settings settings) {
        Properties all = new Properties();
        all.setProperty("camel.main.name", "muster");
        all.setProperty("camel.main.routesIncludePattern", "file:routes/*.yaml");
        all.setProperty("camel.main.jmxEnabled", "true");
        all.setProperty("camel.main.shutdownTimeout", "20");
        all.setProperty("camel.main.streamCachingEnabled", "false");
        all.setProperty("camel.main.autoConfigurationLogSummary", "false");

        BrazeSettings braze = settings.braze();
        // Each import at work may have its window of requests in flight.
        int threads = ImportQueue.AT_ONCE * (braze.inFlight() + 2);
        all.setProperty("camel.threadpool.config[deliver].pool-size", "4");
        all.setProperty("camel.threadpool.config[deliver].max-pool-size", Integer.toString(threads));
        all.setProperty("camel.threadpool.config[deliver].max-queue-size", "0");
        all.setProperty("camel.threadpool.config[deliver].rejected-policy", "CallerRuns");

        // Two components, one a scheme, and each is set for itself: Braze is https, a sandbox http.
        client(all, "camel.component.http.", braze, threads);
        client(all, "camel.component.https.", braze, threads);

        // A marked batch must not wait at a route that an operator stopped; it is tried again with a new mark.
        all.setProperty("camel.component.direct.block", "false");
        // Else the lookup's row mapper, the only one there is, would read the rows of all other statements as texts
        // too.
        all.setProperty("camel.component.sql.autowiredEnabled", "false");

        all.setProperty("muster.data", settings.data().toString());
        all.setProperty("muster.imports-at-once", Integer.toString(ImportQueue.AT_ONCE));
        all.setProperty("muster.braze.user-agent", braze.userAgent());
        throttle(all, braze.requestsPerSecond());
        mail(all, settings.mail());
        return all;
    }

    private static void client(Properties all, String component, BrazeSettings braze, int threads) {
        // The client repeats nothing by itself: a repeat would be neither marked nor throttled.
        all.setProperty(component + "automaticRetriesDisabled", "true");
        all.setProperty(component + "connectionsPerRoute", Integer.toString(threads));
        all.setProperty(component + "maxTotalConnections", Integer.toString(threads * 2));
        // Never longer than a mark counts: a batch that waited for a connection is marked again.
        all.setProperty(component + "connectionRequestTimeout", "5000");
        all.setProperty(component + "connectTimeout", millis(braze.connectTimeout()));
        all.setProperty(component + "responseTimeout", millis(braze.responseTimeout()));
        all.setProperty(component + "soTimeout", millis(braze.responseTimeout()));
        all.setProperty(component + "httpClientConfigurer", "#bean:answerBounds");
        all.setProperty(component + "followRedirects", "false");
        all.setProperty(component + "copyHeaders", "false");
    }

    /** The throttle takes whole numbers; a fraction of a request a second is one in a longer while. */
    private static void throttle(Properties all, double perSecond) {
        BigDecimal rate = BigDecimal.valueOf(perSecond);
        boolean whole = rate.stripTrailingZeros().scale() <= 0;
        BigDecimal requests =
                whole || rate.compareTo(BigDecimal.TEN) > 0 ? rate.setScale(0, RoundingMode.DOWN) : BigDecimal.ONE;
        BigDecimal period = requests.multiply(BigDecimal.valueOf(1000)).divide(rate, 0, RoundingMode.CEILING);
        all.setProperty("muster.throttle.requests", requests.toPlainString());
        all.setProperty("muster.throttle.period", period.toPlainString());
    }

    private static void mail(Properties all, MailSettings mail) {
        all.setProperty("muster.mail.host", mail.host().orElse(""));
        all.setProperty("muster.mail.port", Integer.toString(mail.port()));
        all.setProperty("muster.mail.scheme", mail.tls() == MailSettings.Tls.TLS ? "smtps" : "smtp");
        all.setProperty("muster.mail.starttls", Boolean.toString(mail.tls() == MailSettings.Tls.STARTTLS));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
