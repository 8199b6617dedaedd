/** Imports, their states and counts, the words for them, and the queue in which they wait. */
@NullMarked
package io.muster.history;

import org.jspecify.annotations.NullMarked;
