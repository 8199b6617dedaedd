/** Rejected rows: the file beside the source, and examples with masked identifiers. */
@NullMarked
package io.muster.source.rejects;

import org.jspecify.annotations.NullMarked;
