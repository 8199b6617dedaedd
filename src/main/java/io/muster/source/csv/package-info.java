/** Delimited text: header and records. */
@NullMarked
package io.muster.source.csv;

import org.jspecify.annotations.NullMarked;
