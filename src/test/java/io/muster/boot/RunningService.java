package io.muster.boot;

import io.muster.settings.Settings;
import io.muster.settings.SettingsResult;
import java.net.URI;
import java.time.Clock;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;

/** The service as {@code Main} starts it, for the tests of the whole way. */
public final class RunningService implements AutoCloseable {

    private final Application service;

    private RunningService(Application service) {
        this.service = service;
    }

    /**
     * @param now the settings as they would be read again, for keys that are replaced
     * @param camel Camel properties over those of the settings
     */
    public static RunningService start(Supplier<Settings> now, Properties camel) {
        return new RunningService(Application.start(
                now.get(),
                () -> new SettingsResult.ValidSettings(now.get()),
                Clock.systemDefaultZone(),
                camel,
                database -> {}));
    }

    public URI uri() {
        return service.uri();
    }

    /** All routes that it answers, such as {@code GET /api/cohorts}. */
    public Set<String> routes() {
        return service.routes();
    }

    @Override
    public void close() {
        service.close();
    }
}
