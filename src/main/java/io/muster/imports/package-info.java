/** Imports, their states and counts, and the queue in which they wait. */
@NullMarked
package io.muster.imports;

import org.jspecify.annotations.NullMarked;
