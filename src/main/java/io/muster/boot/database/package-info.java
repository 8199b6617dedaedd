/** Muster's own database: its start, its users and its migrations. */
@NullMarked
package io.muster.boot.database;

import org.jspecify.annotations.NullMarked;
