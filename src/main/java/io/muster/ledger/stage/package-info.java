/** Staged members, copied to PostgreSQL in its binary form. */
@NullMarked
package io.muster.ledger.stage;

import org.jspecify.annotations.NullMarked;
