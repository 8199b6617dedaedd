/** Imports, their states and counts, and the queue in which they wait. */
@NullMarked
package io.muster.history;

import org.jspecify.annotations.NullMarked;
