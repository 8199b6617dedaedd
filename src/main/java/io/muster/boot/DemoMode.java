package io.muster.boot;

import io.muster.settings.Settings;
import javax.sql.DataSource;

/**
 * What the demo has beside the service. It comes in a jar of its own, which an installation need not have, and is found
 * by Java's service loader.
 */
public interface DemoMode {

    /** Begins before the service. */
    Running start(Settings settings);

    /** What runs beside the service until that ends. */
    interface Running extends AutoCloseable {

        /** Fills the sample table once. */
        void sample(DataSource database);

        /** Starts the first import, and tells where everything is. */
        void welcome(Application service);

        @Override
        void close();
    }
}
