/** Connections and whole requests, before any route is looked for. */
@NullMarked
package io.muster.web.connection;

import org.jspecify.annotations.NullMarked;
