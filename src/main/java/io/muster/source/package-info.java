/** Rows out of SQL queries and dropped files, in chunks. What a row means is decided by the matcher. */
@NullMarked
package io.muster.source;

import org.jspecify.annotations.NullMarked;
