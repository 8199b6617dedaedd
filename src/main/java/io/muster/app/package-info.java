/** Wiring, start and stop: the only package that knows all the others. */
@NullMarked
package io.muster.app;

import org.jspecify.annotations.NullMarked;
