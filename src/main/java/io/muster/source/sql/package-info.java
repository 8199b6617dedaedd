/** Queries as rows: sessions that only read, column types, errors, timeouts. */
@NullMarked
package io.muster.source.sql;

import org.jspecify.annotations.NullMarked;
