package io.muster.demo;

import io.muster.boot.DemoMode;
import io.muster.settings.Settings;

/** The demo as the service loader finds it. */
public final class SandboxDemo implements DemoMode {

    @Override
    public Running start(Settings settings) {
        return Demo.start(settings);
    }
}
