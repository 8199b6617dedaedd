/** Wiring, start and stop: the only package that knows all the others. */
@NullMarked
package io.muster.boot;

import org.jspecify.annotations.NullMarked;
