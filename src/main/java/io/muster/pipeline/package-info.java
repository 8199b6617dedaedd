/** The steps of an import as the routes call them, from a file or a schedule to its end. */
@NullMarked
package io.muster.pipeline;

import org.jspecify.annotations.NullMarked;
